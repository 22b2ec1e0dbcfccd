"""Schools, children and those who care for them."""

from enum import StrEnum


class Track(StrEnum):
    """School types, as parents and schools name them."""

    VMBO_BB = "vmbo-bb"
    VMBO_KB = "vmbo-kb"
    VMBO_GL = "vmbo-gl"
    VMBO_TL = "vmbo-tl"
    HAVO = "havo"
    VWO = "vwo"
    MBO = "mbo"


class CaregiverKind(StrEnum):
    """Who the adult is to the child."""

    PARENT = "parent"
    GUARDIAN = "guardian"
    NETWORK = "network"


class StaffRole(StrEnum):
    """What a member of staff may do."""

    MENTOR = "mentor"
    COORDINATOR = "coordinator"
    ADMIN = "admin"
