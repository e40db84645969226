"""The start of the program: a verb goes to the command line, anything else opens the window."""

import sys
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import choose_language
from bonfire_deck.paths import Paths, catalogues
from bonfire_deck.pictures.protocol import WORKER_SWITCH


def main() -> None:
    """Run `bonfire-deck` with the words it was given."""
    match sys.argv[1:]:
        case [first, *_] if first == WORKER_SWITCH:
            from bonfire_deck.pictures import worker

            worker.main()
        case []:
            sys.exit(_open_window(Paths.standard()))
        case ["--home", home]:
            sys.exit(_open_window(Paths.under(Path(home))))
        case _:
            from bonfire_deck.cli import command

            command.main(prog_name="bonfire-deck")


def _open_window(paths: Paths) -> int:
    """Open the home window by the short way: what reads the other words would take as long to load as the window."""
    from bonfire_deck.ui.entrance import run

    choose_language(catalogues())
    try:
        return run(paths, None)
    except Trouble as trouble:
        sys.stderr.write(f"{trouble.message}\n{trouble.hint}\n")
        return 1


if __name__ == "__main__":
    main()
