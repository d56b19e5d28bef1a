"""A job as a program reads it."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from office.jobs.models import Job


class JobSerializer(serializers.ModelSerializer):
    """A job in the list: nothing of what it found out, only how it stands."""

    label = serializers.CharField(read_only=True, help_text="What kind of work it is, in your language.")
    matter = serializers.SerializerMethodField()

    class Meta:
        model = Job
        fields = ["id", "kind", "label", "title", "matter", "state", "done", "total", "created_at", "started_at",
                  "finished_at", "expires_at"]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field({"type": ["string", "null"], "format": "uuid"})
    def get_matter(self, job: Job) -> str | None:
        """The matter it is about, while you may know of that."""
        return str(job.matter_id) if job.matter_id and job.matter_seen else None


class JobDetailSerializer(JobSerializer):
    """One job, with its words and its file."""

    file = serializers.SerializerMethodField()
    made = serializers.SerializerMethodField()

    class Meta(JobSerializer.Meta):
        fields = [*JobSerializer.Meta.fields, "note", "error", "reference", "name", "content_type", "size", "sha256",
                  "file", "made"]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_file(self, job: Job) -> str | None:
        """Where the file is; null while there is none, and after it has expired."""
        if not job.ready:
            return None
        return reverse("jobs_api:file", kwargs={"pk": job.pk}, request=self.context.get("request"))

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_made(self, job: Job) -> str | None:
        """Where to read what it made, when that is no file; null while there is none."""
        request = self.context.get("request")
        return (request.build_absolute_uri(job.resource) if request else job.resource) if job.resource else None
