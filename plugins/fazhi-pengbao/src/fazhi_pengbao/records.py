"""What the township records beyond the built-in types: the notices of its service hall."""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, Part, Record, fact, shape

__all__ = ["HallWindow", "NoticeMatter", "ServiceNotice"]


class NoticeMatter(Labelled):
    """What a notice tells the public."""

    SERVICE = "service", "便民服务事项"
    PROJECT = "project", "重点项目"
    APPOINTMENT = "appointment", "干部任用"
    ENFORCEMENT = "enforcement", "执法内容"
    OTHER = "other", "其他"


@shape
class HallWindow(Part):
    """A window of the service hall and who serves there."""

    number: int | None = fact("窗口号", "Number of the window.")
    staff: int | None = fact(
        "进驻干部人数", "Officials of the township posted to it.", unit="people"
    )
    posted_on: Day = fact("进驻日期", "Day they were posted; false: nobody was.")
    left_on: Day = fact("撤出日期", "Day the window was closed.", absence="none")


@shape
class ServiceNotice(Record):
    """One notice on the board of the service hall, with the windows it names."""

    type: ClassVar[str] = "pengbao.service_notice"

    matter: NoticeMatter | None = fact("公示事项", "What it is about.")
    posted_on: Day = fact("公示日期", "Day it was put up; false: it was not.")
    duties_shown: bool | None = fact("公示工作职责", "It tells whose duty the matter is.")
    procedure_shown: bool | None = fact("公示办事程序", "It tells how the matter is handled.")
    fees_shown: bool | None = fact("公示收费标准", "It tells the fees, or that there are none.")
    responsible_shown: bool | None = fact("公示责任人员", "It tells which post answers for it.")
    windows: tuple[HallWindow, ...] | None = fact("服务窗口", "The windows that handle it.")
