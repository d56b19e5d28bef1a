"""Django's admin, opened only as a window."""

from django.contrib.admin.apps import AdminConfig


class HouseAdmin(AdminConfig):
    """After every package has registered what it likes, shut what could be changed there and show the rest."""

    def ready(self) -> None:
        super().ready()
        from office.docket.admin import show_the_rest
        from office.people.admin import shut_library_doors

        shut_library_doors()
        show_the_rest()
