"""The command ``fazhi``, one module per sub-command: parse, call, print, nothing else."""
