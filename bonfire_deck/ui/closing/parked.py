"""A reminder on the write-up page while some parked items are undecided."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from bonfire_deck.i18n import ngettext
from bonfire_deck.ui.parking_sheet import ParkingSheet, undecided
from bonfire_deck.ui.workbench import Workbench


class ParkedReminder(QPushButton):
    """A line that never prompts by itself; a press opens the parking lot."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        """Report on the parked items of the session in `workbench`."""
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setObjectName("parked-reminder")
        self.setProperty("role", "bare")
        self._workbench = workbench
        self.clicked.connect(self._open)
        # Connected as a bound method, so that it disconnects when the window is deleted before the session.
        workbench.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the number of undecided items; hide if there are none."""
        count = undecided(self._workbench.reader.session())
        said = ngettext("{count} parked item needs a decision.", "{count} parked items need a decision.", count)
        self.setText(said)
        self.setAccessibleName(said)
        self.setVisible(bool(count))

    def _open(self) -> None:
        sheet = ParkingSheet(self.window(), self._workbench)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()
