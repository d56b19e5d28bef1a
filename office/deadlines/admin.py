"""The admin's window on the clocks. Holidays are kept on their own page, by those who hold the office for it."""

from django.contrib import admin

from office.deadlines.models import Deadline, Extension, Holiday, Pause
from office.web.readonly import ReadOnlyAdmin, ReadOnlyInline, show

show(Holiday, "date", "kind", "name_ko", "name_en", "source")


class PauseInline(ReadOnlyInline):
    model = Pause


class ExtensionInline(ReadOnlyInline):
    model = Extension


@admin.register(Deadline)
class DeadlineAdmin(ReadOnlyAdmin):
    list_display = ["clock", "matter", "started_on", "due_on", "lapsed_at", "closed_at", "outcome"]
    list_filter = ["clock", "outcome"]
    list_select_related = ["matter"]
    inlines = [PauseInline, ExtensionInline]
