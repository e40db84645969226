"""The start of the program: a verb goes to the command line, anything else opens the window."""

import sys

from bonfire_deck.pictures.process import WORKER_SWITCH


def main() -> None:
    """Run `bonfire-deck` with the words it was given."""
    if sys.argv[1:2] == [WORKER_SWITCH]:
        from bonfire_deck.pictures import worker

        worker.main()
        return
    from bonfire_deck.cli import command

    command.main(prog_name="bonfire-deck")


if __name__ == "__main__":
    main()
