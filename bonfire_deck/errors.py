"""The one error that users can act on. Any other exception is a bug of ours."""


class Trouble(Exception):
    """What happened, in words a trainer understands, and what to do next; nothing is lost when it is raised.

    The window and the command line show the same sentences.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Set `message`, what happened, and `hint`, what to do about it; both are whole sentences."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class Damaged(Trouble):
    """The content of a file is damaged; what can be read of it may be recoverable."""


class NotOurs(Trouble):
    """A file is neither a deck nor a session; if one of ours was at that path, it is damaged."""
