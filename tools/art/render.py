"""Builds scenes with Blender and renders them: previews, and every card that has changed since it was rendered."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.art.deck_list import HERE, PICTURES, CardEntry

RENDERED = HERE / "rendered.tsv"
"""The fingerprint of each card's scene as its picture shows it."""
PREVIEWS = HERE.parent.parent / "build/art"
PREVIEW_WIDTH, PREVIEW_SAMPLES = 720, 6
FULL_WIDTH, FULL_SAMPLES = 1920, 10


def build(slug: str) -> Mapping[str, Any]:
    """Build the scene of a card and return its options: `exposure` in stops, `post` for the film finish."""
    options: Mapping[str, Any] = importlib.import_module(f"tools.art.cards.{slug}").build()
    return options


def render(slug: str, folder: Path, width: int, samples: int) -> Path:
    """Build, render and finish one card; returns its picture in `folder`. The raw render stays in the previews."""
    from tools.art.kit import core, post

    started = time.monotonic()
    options = build(slug)
    PREVIEWS.mkdir(parents=True, exist_ok=True)
    raw, picture = PREVIEWS / f"raw_{slug}.png", folder / f"{slug}.jpg"
    core.render(raw, width, samples, exposure=options.get("exposure", 0))
    post.finish(raw, picture, **options.get("post", {}))
    print(f"{slug}: {picture.stat().st_size // 1000} KB in {time.monotonic() - started:.0f} s", flush=True)
    return picture


def preview(slugs: Sequence[str]) -> int:
    """Render small pictures of some cards; returns 0."""
    for slug in slugs:
        print(render(slug, PREVIEWS, PREVIEW_WIDTH, PREVIEW_SAMPLES))
    return 0


def check(cards: Sequence[CardEntry]) -> int:
    """Build every card and say what is wrong with it, or that it changed; returns 1 if a scene is broken."""
    known, broken = read_rendered(), 0
    for card in cards:
        found = faults(card.slug)
        broken += bool(found)
        if not found and not _is_as_rendered(card.slug, known):
            found = ["changed since it was rendered"]
        if found:
            print(f"{card.slug}: {'; '.join(found)}", flush=True)
    print(f"{len(cards) - broken} of {len(cards)} scenes are sound.")
    return 1 if broken else 0


def faults(slug: str) -> list[str]:
    """Build a card and return what its scene lacks."""
    import bpy

    from tools.art.kit import post

    try:
        options = build(slug)
    except Exception as error:  # noqa: BLE001 (one broken card must not hide the others)
        return [f"{type(error).__name__}: {error}"]
    kinds = {ob.type for ob in bpy.context.scene.objects}
    wanted = {"CAMERA": "a camera", "LIGHT": "a lamp", "MESH": "anything to see"}
    found = [f"has not {told}" for kind, told in wanted.items() if kind not in kinds]
    unknown = {*options} - {"exposure", "post"} | {*options.get("post", {})} - post.FINISHES
    return found + [f"knows no option {name!r}" for name in sorted(unknown)]


def render_changed(cards: Sequence[CardEntry]) -> int:
    """Render at full size what changed, one card on each core; returns 1 if one failed."""
    known = read_rendered()
    changed = [card.slug for card in cards if not card.picture.exists() or not _is_as_rendered(card.slug, known)]
    print(f"{len(changed)} of {len(cards)} cards are to be rendered.", flush=True)
    cores = os.cpu_count() or 1
    running: list[subprocess.Popen[bytes]] = []
    codes: list[int] = []
    for slug in changed:
        if len(running) >= cores:
            codes.append(running.pop(0).wait())
        running.append(subprocess.Popen([sys.executable, "-m", "tools.art", "--full", slug]))
    codes += [process.wait() for process in running]
    return 1 if any(codes) else 0


def render_full(slugs: Sequence[str]) -> int:
    """Render cards at full size into the deck, and keep what their scenes are; returns 0."""
    from tools.art.fingerprint import fingerprint

    for slug in slugs:
        render(slug, PICTURES, FULL_WIDTH, FULL_SAMPLES)
        found = fingerprint(build(slug))
        write_rendered({**read_rendered(), slug: (found.exact, found.sums)})
    return 0


def accept(slugs: Sequence[str]) -> int:
    """Keep what the scenes of some cards are now as what their pictures show, without rendering; returns 0.

    For a change that is known to be unseen: another name for the same colour, a lamp out of reach.
    """
    from tools.art.fingerprint import fingerprint

    kept = read_rendered()
    for slug in slugs:
        found = fingerprint(build(slug))
        kept[slug] = (found.exact, found.sums)
    write_rendered(kept)
    return 0


def read_rendered() -> dict[str, tuple[str, tuple[float, ...]]]:
    """Read which scenes the pictures show."""
    kept = {}
    for line in RENDERED.read_text(encoding="utf-8").splitlines() if RENDERED.exists() else ():
        slug, exact, *sums = line.split("\t")
        kept[slug] = (exact, tuple(map(float, sums)))
    return kept


def write_rendered(kept: Mapping[str, tuple[str, tuple[float, ...]]]) -> None:
    """Write which scenes the pictures show, whole or not at all: two renderers may end in one moment."""
    lines = ["\t".join((slug, exact, *map(str, sums))) for slug, (exact, sums) in sorted(kept.items())]
    temporary = RENDERED.with_suffix(f".{os.getpid()}")
    temporary.write_text("\n".join(lines) + "\n", encoding="utf-8")
    temporary.replace(RENDERED)


def _is_as_rendered(slug: str, known: Mapping[str, tuple[str, tuple[float, ...]]]) -> bool:
    from tools.art.fingerprint import Fingerprint, fingerprint

    return slug in known and fingerprint(build(slug)).is_like(Fingerprint(*known[slug]))
