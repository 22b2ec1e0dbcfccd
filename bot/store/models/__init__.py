"""The tables."""

from bot.store.models.activity import Activity, ChildLink, Outcome, StepAnswer
from bot.store.models.base import Base
from bot.store.models.conversation import (
    ActionRun,
    ChannelAddress,
    Conversation,
    Inbound,
    Outbound,
    Tombstone,
    TrackerRow,
)
from bot.store.models.family import Care, Caregiver, Consent, Invite, Student
from bot.store.models.meeting import Agreement, MentorMessage, Note, Request
from bot.store.models.nudging import Confidence, HeldMessage, Moment, Nudge, SchoolHoliday, Sending
from bot.store.models.operations import AuditEntry, Charge, Heartbeat, TemplateState, Upload
from bot.store.models.school import School, SchoolClass, Staff, Teaching

__all__ = [
    "ActionRun",
    "Activity",
    "Agreement",
    "AuditEntry",
    "Base",
    "Care",
    "Caregiver",
    "ChannelAddress",
    "Charge",
    "ChildLink",
    "Confidence",
    "Consent",
    "Conversation",
    "Heartbeat",
    "HeldMessage",
    "Inbound",
    "Invite",
    "MentorMessage",
    "Moment",
    "Note",
    "Nudge",
    "Outbound",
    "Outcome",
    "Request",
    "School",
    "SchoolClass",
    "SchoolHoliday",
    "Sending",
    "Staff",
    "StepAnswer",
    "Student",
    "Teaching",
    "TemplateState",
    "Tombstone",
    "TrackerRow",
    "Upload",
]
