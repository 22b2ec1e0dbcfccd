"""The talk sheet, in the chat of the parent it is about."""

from actions.base import KitchenAction
from actions.children import child_of, which_child
from bot.domain.messages import Button, OutboundMessage, Picture
from bot.services.sheet import write
from bot.services.turns import Said, Turn


class ShowSheet(KitchenAction):
    """Show the sheet of this parent: what this parent shared, and nothing of another one."""

    label = "action_show_sheet"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        student = child_of(turn)
        if student is None:
            return Said([which_child(turn)])
        written = write(turn.session, turn.catalogue, student, turn.family.caregiver_id)
        if written.empty:
            prepare = Button("Gesprek voorbereiden", "prepare_meeting", {"student": student.id})
            return Said([OutboundMessage(turn.catalogue.say("sheet.empty"), (prepare, Button("Menu", "menu")))])
        data = {
            "phone": True,
            "title": written.title,
            "leads": written.leads,
            "parts": [{"title": part.title, "lines": list(part.lines)} for part in written.parts],
            "questions": {"title": written.questions.title, "lines": list(written.questions.lines)},
            "room": written.room,
        }
        text = turn.catalogue.say("sheet.shown", mentor=turn.family.mentor(student))
        picture = Picture("sheet", data, written.said())
        return Said([OutboundMessage(text, (Button("Menu", "menu"),), picture=picture)])
