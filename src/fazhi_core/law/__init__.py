"""Law as data: instruments, requirements and their versions, days and deadlines, overlays.

This package holds classes and arithmetic only; the law itself lies in TOML files of plugins.
"""
