"""A quiet line on the write-up's page while nobody has decided on some of what was parked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from bonfire_deck.i18n import ngettext
from bonfire_deck.ui.parking_sheet import ParkingSheet, undecided
from bonfire_deck.ui.workbench import Workbench


class ParkedReminder(QPushButton):
    """Asks nothing by itself; a press opens the parking lot."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        """Tell of what is parked in the session of `workbench`."""
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setObjectName("parked-reminder")
        self.setProperty("role", "bare")
        self._workbench = workbench
        self.clicked.connect(self._open)
        # By its method: with the window it is gone before the session is.
        workbench.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how many are undecided; with none, be gone."""
        count = undecided(self._workbench.reader.session())
        said = ngettext("{count} parked item needs a decision.", "{count} parked items need a decision.", count)
        self.setText(said)
        self.setAccessibleName(said)
        self.setVisible(bool(count))

    def _open(self) -> None:
        sheet = ParkingSheet(self.window(), self._workbench)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()
