from django.apps import AppConfig


class SandboxConfig(AppConfig):
    name = "sandbox"
    label = "sandbox"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from office.desk.demo import register_demo
        from sandbox import desk, wiring
        from sandbox.demo import loading

        wiring.connect()
        desk.register()
        register_demo("sandbox", loading.load, order=10)
