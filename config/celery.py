"""The queue. It only hurries: all that must happen stands in the ledger's effects and is swept up each minute."""

from celery import Celery
from celery.schedules import crontab
from celery.signals import setup_logging

from config import env

env.choose_settings("config.settings.production")

app = Celery("office")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "sweep": {"task": "office.ledger.tasks.sweep", "schedule": 60.0, "options": {"expires": 55}},
    "export-chain-head": {"task": "config.tasks.export_chain_head", "schedule": crontab(hour=0, minute=5)},
}


@setup_logging.connect
def _use_django_logging(**kwargs) -> None:
    """Without a receiver Celery would put its own format in the place of ours."""
    import logging.config

    from django.conf import settings

    logging.config.dictConfig(settings.LOGGING)
