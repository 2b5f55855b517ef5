"""The exit statuses of all subcommands."""

EXIT_SOME_FAILED = 1
EXIT_BAD_INPUT = 2
EXIT_NO_LIBRARY = 3
EXIT_NO_DISPLAY = 4
EXIT_INTERRUPTED = 130
EXIT_BY_SIGNAL = 128
"""And the number of the signal: 129 where the terminal was closed, 143 for a polite kill."""
EXIT_NOBODY_READS = 141
"""What is printed goes into a pipe that somebody has closed; as of a program that SIGPIPE ended."""
