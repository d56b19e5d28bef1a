"""One of everything that the pool of reviewers has an address for, and the values that lead there."""

import datetime as dt

from office.assessment.models import Employment, PoolImport, Reviewer, Work


def pool_values(cast) -> dict[str, dict[str, object]]:
    """A profile that belongs to the reviewer, and a workbook that the secretariat has uploaded."""
    one = Reviewer.objects.create(name="시험", email=cast.reviewer.email, user=cast.reviewer)
    job = Employment.objects.create(reviewer=one, organisation_name="시험", began_on=dt.date(2020, 1, 1))
    work = Work.objects.create(reviewer=one, kind="advice", title="시험")
    kept = PoolImport.objects.create(by=cast.secretariat_officer, file_name="x.xlsx", sha256="0" * 64)
    pages = ("reviewer", "reviewer-edit", "reviewer-consent", "reviewer-withdraw", "reviewer-activity",
             "reviewer-account", "employment-new", "work-new")  # fmt: skip
    return {
        **{f"assessment:{page}": {"pk": one.pk} for page in pages},
        "assessment:employment": {"pk": job.pk},
        "assessment:employment-remove": {"pk": job.pk},
        "assessment:work": {"pk": work.pk},
        "assessment:work-remove": {"pk": work.pk},
        "assessment:pool-preview": {"pk": kept.pk},
        "assessment_api:reviewer": {"pk": one.pk},
    }
