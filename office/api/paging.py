"""Lists by cursor: stable while rows are added, and never a count of what one may not see."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request

from office.access.errors import Invalid


class Cursor(CursorPagination):
    """Newest first by UUIDv7 key, 30 to a page; `page_size` up to 200."""

    ordering = "-pk"
    page_size_query_param = "page_size"
    max_page_size = 200
    template = None
    cursor_query_description = gettext_lazy("Where the page begins: taken from `next` or `previous`.")
    page_size_query_description = gettext_lazy("How many to a page.")

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: Any = None) -> list:
        """Raises Invalid for a cursor that this list never gave out."""
        try:
            return super().paginate_queryset(queryset, request, view)
        except (NotFound, ValidationError, ValueError, TypeError):
            raise Invalid({self.cursor_query_param: [_("This cursor is not one of this list's.")]}) from None

    def get_page_size(self, request: Request) -> int:
        """Raises Invalid for anything but a whole number from 1 to 200."""
        given = request.query_params.get(self.page_size_query_param)
        if given is None:
            return self.page_size
        if re.fullmatch(r"[0-9]{1,3}", given) and 1 <= int(given) <= self.max_page_size:
            return int(given)
        most = _("Enter a whole number from 1 to %(most)d.") % {"most": self.max_page_size}
        raise Invalid({self.page_size_query_param: [most]})

    def get_paginated_response_schema(self, schema: dict) -> dict:
        """The envelope, with absent pages as null."""
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": link, "previous": dict(link), "results": schema},
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict]:
        """As inherited, with the bounds of `page_size` said."""
        found = super().get_schema_operation_parameters(view)
        for one in found:
            if one["name"] == self.page_size_query_param:
                one["schema"] |= {"minimum": 1, "maximum": self.max_page_size, "default": self.page_size}
        return found
