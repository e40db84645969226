"""What this program is, and under which licences it and its parts come."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from bonfire_deck import __version__
from bonfire_deck.i18n import _
from bonfire_deck.ui.theme import dress


class AboutDialog(QDialog):
    """Version and licences."""

    def __init__(self, parent: QWidget) -> None:
        """Show them over `parent`."""
        super().__init__(parent)
        self.setObjectName("about-dialog")
        self.setWindowTitle(_("About Bonfire Deck"))
        lines = (
            ("title", _("Bonfire Deck {version}").format(version=__version__)),
            ("quiet", _("Show a picture, catch what each group says, see where you are now.")),
            ("", _("The program is free under the MIT licence, its pictures under CC BY 4.0.")),
            (
                "",
                _(
                    "It uses Qt {qt} and PySide6 under the GNU Lesser General Public License, version 3: you may "
                    "replace them by your own build, and their source is at qt.io. Lato and Source Serif Pro are under "
                    "the SIL Open Font License."
                ).format(qt=qVersion()),
            ),
            ("quiet", _("There is no account, and nothing leaves this laptop unasked.")),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 24)
        layout.setSpacing(14)
        for role, text in lines:
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
            layout.addWidget(label)
        close = QPushButton(_("Close"))
        close.setObjectName("close")
        close.setProperty("role", "hot")
        close.clicked.connect(self.accept)
        layout.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        dress(self, night=False)
        self.setFixedWidth(520)
