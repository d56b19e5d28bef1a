"""The holiday table may be kept here too; clocks are only shown."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from office.deadlines import almanac
from office.deadlines.models import Deadline, Extension, Holiday, Pause


@admin.register(Holiday)
class HolidayAdmin(admin.ModelAdmin):
    list_display = ["date", "kind", "name_ko", "name_en", "source"]
    date_hierarchy = "date"
    actions = None

    def save_model(self, request: HttpRequest, obj: Holiday, form: Any, change: bool) -> None:
        almanac.keep_holiday(obj, by=request.actor)  # type: ignore[attr-defined]

    def delete_model(self, request: HttpRequest, obj: Holiday) -> None:
        almanac.drop_holiday(obj, by=request.actor)  # type: ignore[attr-defined]


class ReadOnly:
    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class PauseInline(ReadOnly, admin.TabularInline):
    model = Pause


class ExtensionInline(ReadOnly, admin.TabularInline):
    model = Extension


@admin.register(Deadline)
class DeadlineAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["clock", "matter", "started_on", "due_on", "lapsed_at", "closed_at", "outcome"]
    list_filter = ["clock", "outcome"]
    list_select_related = ["matter"]
    inlines = [PauseInline, ExtensionInline]
