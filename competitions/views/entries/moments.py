"""A moment to the thousandth of a second, where seconds decide."""

import datetime as dt

from django.utils import timezone

from office.web import formats


def exact(at: dt.datetime | None) -> str:
    """`2026. 11. 22. 17:59:59.123` in Seoul; nothing for nothing."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    return f"{formats.day(local)} {local:%H:%M:%S}.{local.microsecond // 1000:03d}"
