"""Telling this user's desktop of the app: real files in a temporary home, read as a desktop reads them."""

import configparser
import shlex
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest

from bonfire_deck import registering
from bonfire_deck.errors import Trouble
from bonfire_deck.paths import Paths, assets
from bonfire_deck.registering import is_registered, mime_type, register, unregister
from bonfire_deck.ui.about import AboutDialog
from bonfire_deck.ui.icons import app_icon
from tests.program import Program

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the desktops of Linux")
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def paths(tmp_path):
    return Paths.under(tmp_path / "home")


def entry(paths):
    parser = configparser.RawConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(paths.desktop / "applications/bonfire-deck.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_a_desktop_learns_the_app_its_icon_and_both_kinds_of_files(paths):
    assert not is_registered(paths)
    written = register(paths)
    assert is_registered(paths)
    assert all(path.is_file() and path.is_relative_to(paths.desktop) for path in written)
    told = entry(paths)
    assert told["Name"] == "Bonfire Deck"
    assert told["MimeType"] == "application/x-bonfire-session;application/x-bonfire-deck;"
    assert told["Exec"].endswith(" %f")
    icons = paths.desktop / "icons/hicolor"
    for icon in (
        "apps/bonfire-deck",
        "mimetypes/application-x-bonfire-session",
        "mimetypes/application-x-bonfire-deck",
    ):
        assert QSvgRenderer(str(icons / f"scalable/{icon}.svg")).isValid()
        assert (icons / f"256x256/{icon}.png").is_file()
    root = ElementTree.parse(paths.desktop / "mime/packages/bonfire-deck.xml").getroot()
    globs = {kind.get("type"): kind.find(f"{MIME}glob").get("pattern") for kind in root}
    assert globs == {mime_type("session"): "*.bonfire", mime_type("deck"): "*.bonfiredeck"}


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="no shared-mime-info here")
def test_the_desktops_own_program_takes_what_was_written(paths):
    register(paths)
    lines = (paths.desktop / "mime/globs2").read_text(encoding="utf-8")
    assert "application/x-bonfire-session:*.bonfire" in lines


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="no desktop-file-utils here")
def test_the_entry_is_valid_and_both_kinds_lead_to_it(paths):
    register(paths)
    path = paths.desktop / "applications/bonfire-deck.desktop"
    done = subprocess.run(["desktop-file-validate", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    cache = (paths.desktop / "applications/mimeinfo.cache").read_text(encoding="utf-8")
    assert all(f"{mime_type(kind)}=bonfire-deck.desktop" in cache for kind in ("session", "deck"))


def test_what_the_entry_starts_is_this_program(paths):
    register(paths)
    words = shlex.split(entry(paths)["Exec"].removesuffix(" %f"))
    done = subprocess.run([*words, "--version"], capture_output=True, text=True, check=False)
    assert done.returncode == 0


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1))
def test_any_word_survives_the_line_exec(word):
    line = registering._quoted(word)
    # A desktop first undoes the escapes of a string, then those within quotes, then the percent sign.
    string = line.replace("\\\\", "\\")
    assert string[0] == string[-1] == '"'
    inside, plain = iter(string[1:-1]), ""
    for letter in inside:
        plain += next(inside) if letter == "\\" else letter
    assert plain.replace("%%", "%") == word


def test_it_is_taken_back_and_twice_is_no_trouble(paths):
    written = register(paths)
    assert set(unregister(paths)) == set(written)
    assert unregister(paths) == ()
    assert not is_registered(paths)


def test_a_desktop_that_refuses_is_told_in_a_sentence(paths):
    paths.desktop.parent.mkdir(parents=True)
    paths.desktop.write_text("a file where a folder should be")
    with pytest.raises(Trouble, match="could not be registered"):
        register(paths)


def test_the_verb_registers_and_takes_back(paths, tmp_path):
    program = Program(tmp_path / "home")
    assert "now opens this app" in program.good("register")
    assert is_registered(paths)
    assert "no longer" in program.good("register", "--remove")
    assert not is_registered(paths)


def test_the_tick_in_about_does_the_same(qtbot, paths):
    dialog = AboutDialog(None, paths)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.double_click.isChecked()
    QTest.mouseClick(dialog.double_click, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_registered(paths) and dialog.double_click.isChecked())
    QTest.keyClick(dialog.double_click, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not is_registered(paths) and not dialog.double_click.isChecked())


def test_the_icon_is_sharp_small_and_large(qtbot):
    icon = app_icon()
    for side in (16, 32, 64, 256):
        image = icon.pixmap(side, side).toImage()
        assert (image.width(), image.height()) == (side, side)
        middle = image.pixelColor(side // 2, side * 7 // 10)
        assert middle.red() > middle.blue() + 60, "the fire stands in its middle"


def test_every_icon_is_there():
    for name in ("app", "deck", "session"):
        assert (assets() / f"icons/{name}.svg").is_file()
        assert (assets() / f"icons/{name}-256.png").is_file()
