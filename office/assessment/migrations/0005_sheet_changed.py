from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessment", "0004_allotments")]

    operations = [
        migrations.AddField(model_name="sheet", name="changed", field=models.JSONField(default=dict, editable=False)),
    ]
