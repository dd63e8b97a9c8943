"""Rules without code: conditions in CEL, turned into checkers.

CEL is the Common Expression Language.  An expression cannot loop without end, define anything or
reach anything but the values it is handed; see ``docs/decisions/0015-rules-without-code.md``.
"""
