"""The limit for a reaction that is kept: the very rows that ours wrote, by bare SQLite, with the same settings.

Words: the moment of the start, which is not used; a session without the reactions, one with them; how many.
"""

import sqlite3
import sys
import time

SETTINGS = (
    "locking_mode=EXCLUSIVE", "synchronous=EXTRA", "fullfsync=ON", "secure_delete=ON", "foreign_keys=ON",
    "journal_mode=TRUNCATE",
)  # fmt: skip


PAUSE_SECONDS = 0.02
"""Before each, as on the other side: a disk and a processor that rest between are slower than those that run on."""


def main() -> None:
    """Write them one by one and print what each took, in milliseconds."""
    _start, blank, spoken, count = sys.argv[1:]
    source = sqlite3.connect(f"file:{spoken}?mode=ro", uri=True)
    edits = source.execute("SELECT * FROM edits ORDER BY stamp DESC LIMIT ?", (int(count),)).fetchall()
    connection = sqlite3.connect(blank, isolation_level=None)
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}").fetchall()
    for edit in edits:
        changes = source.execute("SELECT * FROM history WHERE edit_id = ?", edit[:1]).fetchall()
        row_id = next(change[2] for change in changes if change[1] == "reactions")
        row = source.execute("SELECT * FROM reactions WHERE id = ?", (row_id,)).fetchone()
        time.sleep(PAUSE_SECONDS)
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for table, rows in (("edits", [edit]), ("reactions", [row]), ("history", changes)):
            connection.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)
        connection.execute("COMMIT")
        print((time.perf_counter() - start) * 1000)


if __name__ == "__main__":
    main()
