"""The permission table: what every address asks of its visitor. A new page or operation needs a line here.

PUBLIC: anybody. SIGNED_IN: a known person; what it then shows starts from a `*_for(actor)` query, so a stranger finds
nothing. A rule's key: its holders, asked about the subject where the rule is about one.
"""

from django.contrib import admin

PAGES = {
    # the frame
    "desk:home": "PUBLIC",  # a welcome for visitors, the desk for everybody else
    "web:language": "PUBLIC",
    "web:session": "PUBLIC",
    "web:accessibility": "PUBLIC",
    "web:privacy": "PUBLIC",
    "web:styleguide": "PUBLIC",
    "web:styleguide_case": "PUBLIC",
    "web:styleguide_error": "PUBLIC",
    "healthz": "PUBLIC",
    "api:docs": "PUBLIC",
    # the sandbox
    "sandbox:rapid-list": "SIGNED_IN",
    "sandbox:rapid-new": "SIGNED_IN",
    "sandbox:rapid": "SIGNED_IN",
    "sandbox:rapid-form": "SIGNED_IN",
    "sandbox:rapid-carry-over": "SIGNED_IN",
    "sandbox:rapid-step": "SIGNED_IN",
    "sandbox:consultation-list": "SIGNED_IN",
    "sandbox:consultation": "SIGNED_IN",
    "sandbox:consultation-step": "SIGNED_IN",
    # matters, files, answers
    "docket:matters": "SIGNED_IN",
    "docket:matter": "SIGNED_IN",
    "docket:assign": "docket.assign",
    "attachments:upload": "SIGNED_IN",
    "attachments:download": "SIGNED_IN",
    "attachments:viewer": "SIGNED_IN",
    "attachments:remove": "SIGNED_IN",
    "forms:answers": "SIGNED_IN",
    "forms:snapshot": "SIGNED_IN",
    "forms:difference": "SIGNED_IN",
    # deadlines: how the law counts is nobody's secret
    "deadlines:list": "SIGNED_IN",
    "deadlines:detail": "SIGNED_IN",
    "deadlines:clocks": "PUBLIC",
    "deadlines:clock": "PUBLIC",
    "deadlines:holidays": "PUBLIC",
    "deadlines:holiday_add": "deadlines.keep_holidays",
    "deadlines:holiday_edit": "deadlines.keep_holidays",
    "deadlines:holiday_remove": "deadlines.keep_holidays",
    # documents
    "documents:box": "SIGNED_IN",
    "documents:register": "documents.office",
    "documents:letters": "documents.office",
    "documents:letter": "documents.letter.see",
    "documents:preview": "documents.letter.see",
    "documents:revise": "documents.letter.draft",
    "documents:submit": "documents.letter.draft",
    "documents:review": "documents.letter.review",
    "documents:approve": "documents.letter.approve",
    "documents:return": "documents.letter.send_back",
    "documents:withdraw": "documents.letter.draft",
    "documents:detail": "documents.see",
    "documents:pdf": "documents.see",
    "documents:record_service": "documents.serve",
    "documents:void": "documents.void",
    "verify:home": "PUBLIC",
    "verify:code": "PUBLIC",
    # long work: one's own
    "jobs:list": "SIGNED_IN",
    "jobs:job": "SIGNED_IN",
    "jobs:progress": "SIGNED_IN",
    "jobs:cancel": "SIGNED_IN",
    "jobs:retry": "SIGNED_IN",
    "jobs:file": "SIGNED_IN",
    # the inbox
    "notifications:inbox": "SIGNED_IN",
    "notifications:read_all": "SIGNED_IN",
    "notifications:preferences": "SIGNED_IN",
    "notifications:letter": "SIGNED_IN",
    "notifications:read": "SIGNED_IN",
    "notifications:deliveries": "notifications.inspect",
    "notifications:decide": "notifications.operate",
    "notifications:effects": "notifications.inspect",
    "notifications:retry_effect": "notifications.operate",
    # people
    "people:index": "SIGNED_IN",
    "people:account": "SIGNED_IN",
    "people:tokens": "SIGNED_IN",
    "people:revoke_token": "SIGNED_IN",
    "people:sign_in_again": "PUBLIC",
    "people:organisations": "SIGNED_IN",
    "people:register": "people.organisation.register",
    "people:find": "SIGNED_IN",
    "people:organisation": "people.organisation.see",
    "people:edit_organisation": "people.organisation.manage",
    "people:portal_service": "people.organisation.manage",
    "people:invite": "people.organisation.invite",
    "people:claim": "people.claim.make",
    "people:validity": "people.directory.keep",
    "people:rename": "people.directory.keep",
    "people:directory": "people.directory.keep",
    "people:member_role": "people.membership.change",
    "people:member_end": "people.membership.end",
    "people:revoke_invitation": "people.invitation.revoke",
    "people:invitation": "PUBLIC",  # the token in the address is the key
    "people:claims": "SIGNED_IN",
    "people:decide_claim": "people.claim.decide",
    "people:appointments": "people.appointments.list",
    "people:appoint": "people.appoint",
    "people:end_appointment": "people.appointment.see",
    "people:deputy": "people.appointment.deputy",
    # sign-in, by allauth
    "account_login": "PUBLIC",
    "account_logout": "PUBLIC",
    "account_inactive": "PUBLIC",
    "account_signup": "PUBLIC",
    "account_email_verification_sent": "PUBLIC",
    "account_confirm_email": "PUBLIC",
    "account_reset_password": "PUBLIC",
    "account_reset_password_done": "PUBLIC",
    "account_reset_password_from_key": "PUBLIC",
    "account_reset_password_from_key_done": "PUBLIC",
    "account_confirm_login_code": "PUBLIC",
    "account_reauthenticate": "SIGNED_IN",
    "account_email": "SIGNED_IN",
    "account_change_password": "SIGNED_IN",
    "account_set_password": "SIGNED_IN",
    "usersessions_list": "SIGNED_IN",
    "mfa_authenticate": "PUBLIC",  # half-way through signing in
    "mfa_login_webauthn": "PUBLIC",
    "mfa_index": "SIGNED_IN",
    "mfa_reauthenticate": "SIGNED_IN",
    "mfa_activate_totp": "SIGNED_IN",
    "mfa_deactivate_totp": "SIGNED_IN",
    "mfa_view_recovery_codes": "SIGNED_IN",
    "mfa_generate_recovery_codes": "SIGNED_IN",
    "mfa_download_recovery_codes": "SIGNED_IN",
    "mfa_list_webauthn": "SIGNED_IN",
    "mfa_add_webauthn": "SIGNED_IN",
    "mfa_reauthenticate_webauthn": "SIGNED_IN",
    "mfa_remove_webauthn": "SIGNED_IN",
    "mfa_edit_webauthn": "SIGNED_IN",
}

OPERATIONS = {
    "GET /api/v1/schema/": "PUBLIC",
    "GET /api/v1/problems/": "PUBLIC",
    "GET /api/v1/problems/{code}/": "PUBLIC",
    "GET /api/v1/me/": "SIGNED_IN",
    "GET /api/v1/clocks/": "PUBLIC",
    "GET /api/v1/clocks/{key}/": "PUBLIC",
    "POST /api/v1/clocks/{key}/compute/": "PUBLIC",
    "GET /api/v1/deadlines/": "SIGNED_IN",
    "GET /api/v1/deadlines/{pk}/": "SIGNED_IN",
    "GET /api/v1/matters/": "SIGNED_IN",
    "GET /api/v1/matters/{number}/": "SIGNED_IN",
    "GET /api/v1/matters/{number}/answers/": "SIGNED_IN",
    "PATCH /api/v1/matters/{number}/answers/": "SIGNED_IN",
    "GET /api/v1/matters/{number}/submissions/": "SIGNED_IN",
    "GET /api/v1/matters/{number}/attachments/": "SIGNED_IN",
    "POST /api/v1/matters/{number}/attachments/": "SIGNED_IN",
    "GET /api/v1/matters/{number}/attachments/{pk}/": "SIGNED_IN",
    "DELETE /api/v1/matters/{number}/attachments/{pk}/": "SIGNED_IN",
    "GET /api/v1/matters/{number}/attachments/{pk}/content/": "SIGNED_IN",
    "GET /api/v1/forms/{code}/schema/": "SIGNED_IN",
    "GET /api/v1/documents/": "SIGNED_IN",
    "GET /api/v1/documents/{pk}/": "SIGNED_IN",
    "GET /api/v1/documents/{pk}/pdf/": "SIGNED_IN",
    "POST /api/v1/documents/{pk}/service/": "documents.serve",
    "POST /api/v1/documents/{pk}/void/": "documents.void",
    "GET /api/v1/documents/letters/": "documents.office",
    "GET /api/v1/documents/letters/{pk}/": "SIGNED_IN",
    "PATCH /api/v1/documents/letters/{pk}/": "documents.letter.draft",
    "POST /api/v1/documents/letters/{pk}/submit/": "documents.letter.draft",
    "POST /api/v1/documents/letters/{pk}/review/": "documents.letter.review",
    "POST /api/v1/documents/letters/{pk}/approve/": "documents.letter.approve",
    "POST /api/v1/documents/letters/{pk}/return/": "documents.letter.send_back",
    "POST /api/v1/documents/letters/{pk}/withdraw/": "documents.letter.draft",
    "GET /api/v1/jobs/": "SIGNED_IN",
    "GET /api/v1/jobs/{pk}/": "SIGNED_IN",
    "POST /api/v1/jobs/{pk}/cancel/": "SIGNED_IN",
    "POST /api/v1/jobs/{pk}/retry/": "SIGNED_IN",
    "GET /api/v1/jobs/{pk}/file/": "SIGNED_IN",
    "GET /api/v1/inbox/": "SIGNED_IN",
    "POST /api/v1/inbox/{id}/read/": "SIGNED_IN",
    "GET /api/v1/sandbox/rapid-confirmations/": "SIGNED_IN",
    "POST /api/v1/sandbox/rapid-confirmations/": "SIGNED_IN",
    "GET /api/v1/sandbox/rapid-confirmations/{number}/": "SIGNED_IN",
    "PATCH /api/v1/sandbox/rapid-confirmations/{number}/answers/": "SIGNED_IN",
    "POST /api/v1/sandbox/rapid-confirmations/{number}/steps/{step}/": "SIGNED_IN",
    "GET /api/v1/sandbox/consultations/": "SIGNED_IN",
    "GET /api/v1/sandbox/consultations/{number}/": "SIGNED_IN",
    "POST /api/v1/sandbox/consultations/{number}/steps/{step}/": "SIGNED_IN",
}

# Django's admin: SIGNED_IN here, and it asks for itself whether the person runs the installation. It only shows.
ADMIN_VIEWS = (
    "index", "login", "logout", "password_change", "password_change_done", "autocomplete", "jsi18n", "view_on_site",
    "app_list", "",
)  # fmt: skip
ADMIN_MODELS = (
    "attachments.attachment", "attachments.share", "deadlines.deadline", "deadlines.extension", "deadlines.holiday",
    "deadlines.pause", "django_celery_beat.clockedschedule", "django_celery_beat.crontabschedule",
    "django_celery_beat.intervalschedule", "django_celery_beat.periodictask", "django_celery_beat.solarschedule",
    "docket.matter", "docket.numberseries", "documents.approval", "documents.issueddocument", "documents.letter",
    "documents.service", "forms.answers", "forms.formversion", "forms.reopening", "forms.revision", "forms.snapshot",
    "forms.snapshotfile", "jobs.job", "ledger.effect", "ledger.event", "ledger.idempotencyrecord", "ledger.seal",
    "notifications.delivery", "notifications.preference", "people.apitoken", "people.appointment", "people.claim",
    "people.invitation", "people.membership", "people.organisation", "people.organisationname", "people.user",
    "sandbox.consultation", "sandbox.materialrequest", "sandbox.rapidconfirmation", "sandbox.reply",
    "sandbox.supplementdemand",
)  # fmt: skip


def admin_pages() -> dict[str, str]:
    """The rows of the admin: its own views and five for each model, and the redirect without a name."""
    names = [f"admin:{view}" for view in ADMIN_VIEWS]
    for model in ADMIN_MODELS:
        stem = model.replace(".", "_")
        names += [f"admin:{stem}_{view}" for view in ("changelist", "add", "history", "delete", "change")]
    return dict.fromkeys(names, "SIGNED_IN")


def shown_in_admin() -> set[str]:
    """The models that the admin shows."""
    return {model._meta.label_lower for model in admin.site._registry}
