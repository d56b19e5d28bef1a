"""Django's admin as a window: it shows rows, and changes none. Procedure data has one door, and this is not it."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest


class ReadOnly:
    """Nothing can be added, changed or deleted; whoever runs the installation may look."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.is_active and request.user.is_staff


class ReadOnlyInline(ReadOnly, admin.TabularInline):
    """Rows shown with the row they belong to."""


class ReadOnlyAdmin(ReadOnly, admin.ModelAdmin):
    """A window on a model. `hidden` names columns that not even they read (digests, one-time links)."""

    hidden: tuple[str, ...] = ()
    list_per_page = 50
    show_full_result_count = False
    actions = None

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_exclude(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return self.hidden


def show(model: type[Model], *columns: str, hidden: tuple[str, ...] = (), search: tuple[str, ...] = ()) -> None:
    """Put a model into the window, with the columns its list shows."""
    names = {"list_display": columns or ("__str__",), "hidden": hidden, "search_fields": search, "ordering": ("-pk",)}
    admin.site.register(model, type(f"{model.__name__}Window", (ReadOnlyAdmin,), names))
