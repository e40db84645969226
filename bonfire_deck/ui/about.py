"""About dialog: version, licences of the app and its parts, and the setting that opens our files by double click."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from bonfire_deck import __version__
from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _
from bonfire_deck.paths import Paths
from bonfire_deck.registering import is_registered, register, unregister
from bonfire_deck.ui import tasks
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.icons import app_icon
from bonfire_deck.ui.theme import dress

ICON = 96


class AboutDialog(QDialog):
    """The icon, version and licences, and a checkbox for opening files by double click."""

    def __init__(self, parent: QWidget, paths: Paths) -> None:
        """Open over `parent`; `paths` locate this user's desktop settings."""
        super().__init__(parent)
        self._paths = paths
        self.setObjectName("about-dialog")
        self.setWindowTitle(_("About Bonfire Deck"))
        lines = (
            ("title", _("Bonfire Deck {version}").format(version=__version__)),
            ("quiet", _("Show a picture, catch what each group says, see where you are now.")),
            ("", _("The program is free under the MIT licence; its pictures are under CC BY 4.0.")),
            (
                "",
                _(
                    "It uses Qt {qt} and PySide6 under the GNU Lesser General Public License, version 3. "
                    "You may replace them with your own build; their source is at qt.io. Lato and Source "
                    "Serif Pro are under the SIL Open Font License."
                ).format(qt=qVersion()),
            ),
            ("quiet", _("There is no account, and nothing leaves this laptop unless you send it.")),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 24)
        layout.setSpacing(14)
        picture = QLabel()
        picture.setObjectName("about-icon")
        picture.setPixmap(app_icon().pixmap(ICON, ICON))
        picture.setAccessibleName(_("App icon: a fire on two logs"))
        layout.addWidget(picture)
        for role, text in lines:
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
            layout.addWidget(label)
        self.double_click = QCheckBox(_("Open decks and sessions in this app by double click"))
        self.double_click.setObjectName("double-click")
        self.double_click.setShortcut("Alt+D")
        self.double_click.setToolTip("Alt+D")
        self.double_click.setChecked(is_registered(paths))
        self.double_click.clicked.connect(self._register)
        layout.addWidget(self.double_click)
        close = QPushButton(_("Close"))
        close.setObjectName("close")
        close.setProperty("role", "hot")
        close.clicked.connect(self.accept)
        layout.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        dress(self, night=False)
        self.setFixedWidth(520)

    def _register(self, wanted: bool) -> None:
        def done(_files: object) -> None:
            self.double_click.setChecked(wanted)

        def failed(trouble: Trouble) -> None:
            self.double_click.setChecked(not wanted)
            troubles.tell(self, trouble)

        paths = self._paths
        work = register if wanted else unregister
        tasks.run(self, _("Registering the file types"), lambda _progress: work(paths), done, failed, is_quiet=True)
