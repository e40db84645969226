"""The one error that a person can act on. Everything else that is raised is our own bug."""


class Trouble(Exception):
    """What happened, in words a trainer understands, and what to do next; nothing is lost when it is raised.

    The window and the command line show the same sentences.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """`message` says what happened, `hint` what to do about it; both are whole sentences."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class Damaged(Trouble):
    """A file's inside does not hold together; what can be read of it may be recovered."""


class NotOurs(Trouble):
    """A file is no deck and no session; at a place where one of ours was, that one is damaged."""
