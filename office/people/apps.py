from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficePeopleConfig(AppConfig):
    name = "office.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from office.ledger import register_sweep
        from office.people import inviting, mail, rules  # noqa: F401  (they register handlers and rules)
        from office.people.actions.organisations import take_new_names
        from office.web import nav

        register_sweep(take_new_names)
        nav.register_account("organisations", _("My organisations"), "people:organisations", order=20)
        nav.register_account("appointments", _("Offices and deputies"), "people:appointments", _holds_office, order=25)
        nav.register_account("api-tokens", _("Access tokens"), "people:tokens", order=30)
        nav.register_account("security", _("Sign-in and security"), "mfa_index", order=40)
        nav.register("directory", _("Organisations"), "people:directory", rules.KEEP_DIRECTORY.holds, order=80)


def _holds_office(actor) -> bool:
    return bool(actor.posts or actor.administrator)
