"""What a mentor fills in on the page of a student."""

from wtforms import DateField, HiddenField, RadioField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import AnyOf, InputRequired, Length, Optional

from bot.web.csrf import CsrfForm

LONGEST_NOTE, LONGEST_AGREEMENT, LONGEST_MESSAGE, LONGEST_PLACE = 1000, 200, 500, 80


class NoteForm(CsrfForm):
    """A note, and who reads it."""

    text = TextAreaField(
        validators=[
            InputRequired("Schrijf eerst iets op."),
            Length(max=LONGEST_NOTE, message=f"Gebruik ten hoogste {LONGEST_NOTE} tekens."),
        ]
    )
    who = RadioField(
        choices=[("mentor", "Alleen voor mij"), ("parents", "Ook voor de ouders, op het gespreksblad")],
        default="mentor",
    )


class AgreementForm(CsrfForm):
    """Who does what by when, and with which adult it was agreed."""

    what = StringField(
        validators=[
            InputRequired("Schrijf op wat er is afgesproken."),
            Length(max=LONGEST_AGREEMENT, message=f"Gebruik ten hoogste {LONGEST_AGREEMENT} tekens."),
        ]
    )
    who = SelectField(choices=[("parent", "ouder"), ("child", "leerling"), ("mentor", "mentor")])
    due = DateField(validators=[Optional()])
    caregiver = SelectField(coerce=int, choices=[])


class MessageForm(CsrfForm):
    """What is said to parents; which fields count depends on the kind. ``batch`` makes one press of the button one."""

    kind = HiddenField(validators=[AnyOf(["compliment", "answer", "assignment", "invitation"])])
    batch = HiddenField(validators=[InputRequired(), Length(min=16, max=64)])
    request = HiddenField()
    text = TextAreaField(
        validators=[
            InputRequired("Schrijf eerst een bericht."),
            Length(max=LONGEST_MESSAGE, message=f"Gebruik ten hoogste {LONGEST_MESSAGE} tekens."),
        ]
    )
    slug = SelectField(choices=[], validate_choice=False)
    day = DateField(validators=[Optional()])
    time = TimeField(validators=[Optional()])
    place = StringField(validators=[Length(max=LONGEST_PLACE, message=f"Gebruik ten hoogste {LONGEST_PLACE} tekens.")])
    to = SelectField(choices=[], validate_choice=False)
