from django.apps import AppConfig


class OfficeApiConfig(AppConfig):
    name = "office.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from office.api import authentication_schema, idempotency  # noqa: F401
        from office.ledger.registry import register_sweep

        register_sweep(idempotency.forget_expired)
