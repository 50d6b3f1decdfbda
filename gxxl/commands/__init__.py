"""The commands: each module has ``HELP`` of one line, ``add_arguments(parser)`` and ``run(arguments) -> int``.

A module is imported only when its command is called, and imports what is heavy only when it runs.
"""
