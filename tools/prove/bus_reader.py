"""Reads and presses an app's controls over the accessibility bus, run by the system's Python for one that can't.

Debian packs what speaks to the bus (python3-gi, gir1.2-atspi-2.0) for its own Python alone. A request a line comes in:
`read PID`, or `press PID NAME`; one answer a line goes out, as JSON.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi  # type: ignore[import-not-found]

DEPTH = 30
PRESSES = ("ShowMenu", "Press", "Toggle")
TOLD = ("checked", "enabled", "focused", "focusable", "editable", "selected", "multi_line")


def controls(atspi: Any, pid: int) -> Iterator[Any]:
    """Return every visible node of the app, windows first."""

    def walk(node: Any, depth: int) -> Iterator[Any]:
        if node is None or depth > DEPTH:
            return
        if depth > 1 and not node.get_state_set().contains(atspi.StateType.SHOWING):
            return
        yield node
        for number in range(min(node.get_child_count(), 400)):
            yield from walk(node.get_child_at_index(number), depth + 1)

    desktop = atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(number)
        if app is not None and app.get_process_id() == pid:
            yield from walk(app, 0)


def told(atspi: Any, node: Any) -> dict[str, object]:
    """Return what the bus says of one node."""
    states = node.get_state_set()
    actions = node.get_action_iface()
    names = [actions.get_action_name(number) for number in range(actions.get_n_actions())] if actions else []
    return {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "states": [state for state in TOLD if states.contains(getattr(atspi.StateType, state.upper()))],
        "presses": any(name in PRESSES for name in names),
    }


def press(atspi: Any, pid: int, name: str) -> bool:
    """Do the action of the first visible control whose name is this, or begins so; tell whether there is one."""
    found = [node for node in controls(atspi, pid) if (node.get_name() or "").startswith(name)]
    for node in sorted(found, key=lambda node: node.get_name() != name):
        actions = node.get_action_iface()
        if actions is None:
            continue
        names = [actions.get_action_name(number) for number in range(actions.get_n_actions())]
        able = next((names.index(wanted) for wanted in PRESSES if wanted in names), None)
        if able is not None:
            return bool(actions.do_action(able))
    return False


def main() -> None:
    """Answer until nothing more is asked."""
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi  # type: ignore[import-not-found]

    for line in sys.stdin:
        verb, pid, *rest = line.rstrip("\n").split(" ", 2)
        answer: object
        try:
            if verb == "press":
                answer = press(Atspi, int(pid), rest[0])
            else:
                answer = [told(Atspi, node) for node in controls(Atspi, int(pid))]
        except Exception as error:  # noqa: BLE001 - a node may be gone while it is asked; who asks tries again
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
