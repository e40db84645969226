"""Every sentence can be translated: a made-up language, 40 % longer, shows what was left out or is cut off."""

import ast
import gettext as standard
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from bonfire_deck import i18n
from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui.app import App
from bonfire_deck.ui.home.start_session import StartSessionDialog
from bonfire_deck.ui.plan_sheet import PlanSheet
from tests.patience import turns

PACKAGE = Path(i18n.__file__).parent
DATA = re.compile(r"[\W\d_]*(PgUp|PgDown|F\d|Bonfire|Ctrl\+\S+|\d+:\d+)?[\W\d_]*")


def sentences() -> Iterator[tuple[str, ...]]:
    """All literals that pass through `_` and `ngettext`."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                if texts:
                    yield tuple(texts)


def pseudo(text: str) -> str:
    return f"⟦{text}{'~' * max(1, round(len(re.sub(r'{.*?}', '', text)) * 0.4))}⟧"


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    catalog = Catalog(locale="de", domain=i18n.DOMAIN)
    for texts in sentences():
        if len(texts) > 1:
            catalog.add(texts[:2], tuple(pseudo(text) for text in texts[:2]))
        elif texts[0]:
            catalog.add(texts[0], pseudo(texts[0]))
    folder = tmp_path / "languages" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / f"{i18n.DOMAIN}.mo").open("wb") as file:
        write_mo(file, catalog)
    before = standard.bindtextdomain(i18n.DOMAIN)
    monkeypatch.setenv("LANGUAGE", "de")
    i18n.choose_language(tmp_path / "languages", "de")
    yield
    standard.bindtextdomain(i18n.DOMAIN, before)
    i18n.gettext.cache_clear()


def faults(window: QWidget) -> list[str]:
    found = []
    for widget in window.findChildren(QWidget):
        text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
        if not text or not widget.isVisible() or DATA.fullmatch(text):
            continue
        if "⟦" not in text and not widget.property("data"):
            found.append(f"untranslated: {text!r}")
        if isinstance(widget, QAbstractButton) and widget.metaObject().className() == "QPushButton":
            needed = QFontMetrics(widget.font()).horizontalAdvance(text)
            if needed > widget.width():
                found.append(f"cut off: {text!r} {needed} > {widget.width()}")
    return found


def test_nothing_is_untranslated_or_cut_off(made_up: None, home: Paths, qtbot: QtBot, qapp: QApplication) -> None:
    register_fonts()
    app = App(home)
    try:
        app.start(None, sample=False)
        qtbot.waitUntil(lambda: any(e.thing == "deck" for e in app.librarian.index.entries()))
        app.home.resize(1366, 768)
        turns()
        assert faults(app.home) == []
        dialog = StartSessionDialog(app.home, app.librarian.index.entries(), app.starter)
        dialog.show()
        assert faults(dialog) == []
        dialog.close()
        app.open_sample()
        qtbot.waitUntil(lambda: bool(app.windows))
        run = app.windows[-1]
        sheet = PlanSheet(run, app.workbench)
        sheet.show()
        assert faults(sheet) == []
        sheet.close()
        run.showNormal()
        run.resize(1366, 768)
        turns()
        assert faults(run) == []
        assert run.width() == 1366
    finally:
        app.end()
        app.home.close()
