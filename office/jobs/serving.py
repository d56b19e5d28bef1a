"""The file on its way out."""

from django.core.files.storage import default_storage
from django.http import FileResponse

from office.jobs.models import Job


def sent(job: Job) -> FileResponse:
    """The answer that carries the file of a job; ask :func:`office.jobs.actions.fetched` for the job first."""
    answer = FileResponse(
        default_storage.open(job.result_key), as_attachment=True, filename=job.name, content_type=job.content_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
