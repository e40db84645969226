"""The web page in a real browser: nothing in its console, nothing fetched, nothing beyond its edges."""

import json
import os
import re
import shutil
import subprocess
from urllib.parse import urlsplit

import pytest

from bonfire_deck.model.session import Snapshot
from bonfire_deck.writing.html import as_html
from tests.writing.sessions import NAUGHTY, saying, typed_everywhere

BROWSER = shutil.which("chromium")
OF_THE_BROWSER = ("google.com", "googleapis.com", "gstatic.com")
"""Hosts that it asks by itself, whatever it shows."""
QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--enable-logging=stderr",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=3000",
)  # fmt: skip

pytestmark = [pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")]


def shown(folder, page, *more):
    """Open a page; return what the console said, what was fetched from elsewhere, and what came out."""
    assert BROWSER is not None
    (folder / "page.html").write_text(page, encoding="utf-8")
    log = folder / "net.json"
    command = [
        BROWSER, *QUIET, f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", *more,
        (folder / "page.html").as_uri(),
    ]  # fmt: skip
    environment = {**os.environ, "HOME": str(folder)}
    done = subprocess.run(command, check=True, capture_output=True, env=environment)
    console = re.findall(r":CONSOLE:.*", done.stderr.decode("utf-8", "replace"))
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    urls = {str(event.get("params", {}).get("url", "")) for event in events}
    fetched = {url for url in urls if urlsplit(url).scheme in ("http", "https", "ws", "wss", "ftp")}
    elsewhere = {url for url in fetched if not str(urlsplit(url).hostname).endswith(OF_THE_BROWSER)}
    return console, elsewhere, done.stdout.decode("utf-8")


def test_a_page_that_fetches_and_complains_is_found_out(tmp_path):
    page = '<img src="https://example.org/x.png"><script>console.error("bad")</script>'

    console, elsewhere, _out = shown(tmp_path, page, "--dump-dom")

    assert "bad" in console[0]
    assert elsewhere == {"https://example.org/x.png"}


@pytest.mark.parametrize("text", ["plain words", " \n".join(NAUGHTY)])
def test_the_browser_has_nothing_to_say_and_nothing_to_fetch(text, tmp_path):
    console, elsewhere, out = shown(tmp_path, as_html(typed_everywhere(text)), "--dump-dom")

    assert (console, elsewhere) == ([], set())
    assert "<script" not in out
    assert "plain words" in out


def test_nothing_is_wider_than_the_window(tmp_path):
    """Its own rule forbids scripts, so it is measured from outside, in a copy without that rule."""
    page = as_html(typed_everywhere("x" * 3000 + " and " + " ".join(NAUGHTY)))
    copy = re.sub(r"<meta http-equiv=\"?Content-Security-Policy[^>]*>", "", page)
    assert copy != page
    measure = "document.title = [document.documentElement.scrollWidth <= innerWidth, innerWidth]"

    _console, _elsewhere, out = shown(
        tmp_path, copy.replace("</body>", f"<script>{measure}</script></body>"), "--dump-dom", "--window-size=500,800"
    )

    assert "<title>true,500</title>" in out


def test_it_prints(tmp_path):
    shown(tmp_path, as_html(Snapshot(saying("On paper"), {})), f"--print-to-pdf={tmp_path / 'page.pdf'}")

    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
