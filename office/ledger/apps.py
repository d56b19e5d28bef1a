from django.apps import AppConfig


class OfficeLedgerConfig(AppConfig):
    name = "office.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from office.ledger import seal
        from office.ledger.registry import register_sweep

        register_sweep(seal.seal_events)
