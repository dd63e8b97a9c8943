"""A Django model that cannot be saved through a form while the law was not kept.

``clean`` asks one requirement of the record that the row stands for.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models

from fazhi_core import Engine, Kind
from fazhi_core.records.disclosure_request import DisclosureRequest

REQUIREMENT = "request-answer-20-days"


@cache
def engine() -> Engine:
    """One engine for the whole process, made when it is first needed."""
    return Engine(discover=False).requirement(REQUIREMENT)


class Request(models.Model):
    """A request for disclosure (依申请公开)."""

    number = models.CharField(max_length=40, unique=True)
    received_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        """Stands alone, outside of an app's folder."""

        app_label = "embedding"

    def clean(self) -> None:
        """Refuse a request that was answered late, with the words of the finding."""
        record = DisclosureRequest(
            id=self.number, received_on=self.received_on, answered_on=self.answered_on
        )
        as_of = engine().with_options(as_of=self.judged_on())
        failed = [one for one in as_of.check(record) if one.kind is Kind.FAIL]
        if failed:
            raise ValidationError({"answered_on": [one.message.zh for one in failed]})

    def judged_on(self) -> date | None:
        """The day on which the request is looked at; ``None`` for today."""
        return self.answered_on
