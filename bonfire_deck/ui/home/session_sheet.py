"""Edit a session while it runs: four groups came, not five. Every change is one edit, undone by one key."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering
from bonfire_deck.files.making import NewGroup
from bonfire_deck.i18n import _
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.ground_rule import RuleChooser
from bonfire_deck.ui.home.groups_editor import GroupsEditor
from bonfire_deck.ui.home.session_form import SessionForm, fit, line_field
from bonfire_deck.ui.theme import dress
from bonfire_deck.ui.workbench import Workbench


class SessionSheet(QDialog):
    """Title, place, date, groups and ground rule of the open session."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        """Show the current details of the session in `workbench`."""
        super().__init__(parent)
        self.setObjectName("session-sheet")
        self.setWindowTitle(_("Groups, title, ground rule"))
        self._workbench = workbench
        session = workbench.reader.session()
        self._groups_before = session.groups
        self.title = line_field("session-title", _("Title"), session.about.title)
        self.place = line_field("session-place", _("Place"), session.about.place)
        self.day = line_field("session-date", _("Date"), session.about.date)
        self.groups = GroupsEditor([NewGroup(g.name, g.size, g.colour, g.shape) for g in session.groups])
        self.rule = RuleChooser(session.about.ground_rule)
        fields = ((_("Title"), self.title), (_("Place"), self.place), (_("Date"), self.day))
        keep = QPushButton(_("Save"))
        keep.setObjectName("keep")
        keep.setProperty("role", "hot")
        keep.setDefault(True)
        keep.clicked.connect(self.keep)
        cancel = QPushButton(_("Cancel"))
        cancel.setObjectName("cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(keep)
        heading = QLabel(_("Groups, title, ground rule"))
        heading.setProperty("role", "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(30, 26, 30, 22)
        layout.setSpacing(16)
        layout.addWidget(heading)
        layout.addWidget(SessionForm(fields, self.groups, self.rule), 1)
        layout.addLayout(row)
        self.title.setFocus()
        dress(self, night=False)
        fit(self)

    def keep(self) -> None:
        """Save what has changed; on an error the sheet stays open with everything typed."""
        try:
            self._keep_about()
            self._keep_groups()
        except Trouble as trouble:
            troubles.tell(self, trouble)
            return
        self.accept()

    def _keep_about(self) -> None:
        history, about = self._workbench.history, self._workbench.reader.session().about
        gathering.change_about(
            history, about.id, title=self.title.text().strip() or about.title, place=self.place.text(),
            date=self.day.text(), ground_rule=self.rule.rule(),
        )  # fmt: skip

    def _keep_groups(self) -> None:
        history = self._workbench.history
        wanted = self.groups.groups()
        for known, group in zip(self._groups_before, wanted, strict=False):
            gathering.change_group(
                history, known.id, name=group.name, size=group.size, colour=group.colour, shape=group.shape
            )
        for known in self._groups_before[len(wanted) :]:
            gathering.remove_group(history, known.id)
        for group in wanted[len(self._groups_before) :]:
            added = gathering.add_group(history, self._workbench.reader.session().groups)
            gathering.change_group(
                history, added, name=group.name, size=group.size, colour=group.colour, shape=group.shape
            )
