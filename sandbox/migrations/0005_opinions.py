import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A request for material belongs to the matter of whoever asks: the keys stay what they are."""

    dependencies = [
        ("docket", "0001_initial"),
        ("sandbox", "0004_panels"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="application",
            name="molit_only",
            field=models.TextField(
                blank=True, default="", editable=False, verbose_name="Why no other ministry is concerned"
            ),
            preserve_default=False,
        ),
        migrations.RenameField(model_name="materialrequest", old_name="consultation", new_name="matter"),
        migrations.AlterField(
            model_name="materialrequest",
            name="matter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="material_requests", to="docket.matter"
            ),
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("level", models.PositiveSmallIntegerField()),
                ("note", models.TextField(verbose_name="How it was pressed")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "opinion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pressed", to="sandbox.opinion"
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
    ]
