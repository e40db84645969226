"""Journals as SQLite writes them, with what SQLite would do for a stranger who writes them by hand."""

import struct

MAGIC = bytes.fromhex("d9d505f920a163d7")
PAGE = 4096
SECTOR = 512
NONCE = 7


def hot_journal(pages, page_count, names=""):
    """Return a journal that puts `pages`, by number, back into a file; rolled back, SQLite deletes what it `names`."""
    made = (MAGIC + struct.pack(">IIIII", len(pages), NONCE, page_count, SECTOR, PAGE)).ljust(SECTOR, b"\0")
    for number, data in pages.items():
        checksum = (NONCE + sum(data[at] for at in range(PAGE - 200, 0, -200))) & 0xFFFFFFFF
        made += struct.pack(">I", number) + data + struct.pack(">I", checksum)
    if names:
        name = names.encode()
        signed = sum(struct.unpack(f"{len(name)}b", name)) & 0xFFFFFFFF
        made += struct.pack(">I", 0x40000000 // PAGE + 1) + name + struct.pack(">II", len(name), signed) + MAGIC
    return made
