"""What config/settings takes over for REST framework, drf-spectacular and knox: plain values, no imports of ours."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

# The model of bearer tokens; knox reads the setting of the same name.
KNOX_TOKEN_MODEL = "people.ApiToken"  # noqa: S105  a model, no secret
# How the kit, which stands below people, gets from a user to the actor whom rules are asked about.
API_ACTOR_OF = "office.people.actors.actor_of"

REST_FRAMEWORK = {
    # Bearer first: its challenge is what a refused program is told.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "office.api.authentication.Bearer",
        "office.api.authentication.Session",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["office.api.permissions.Permitted"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "office.api.negotiation.AlwaysJson",
    "DEFAULT_PARSER_CLASSES": ["office.api.parsers.JSON"],
    "DEFAULT_PAGINATION_CLASS": "office.api.paging.Cursor",
    "PAGE_SIZE": 30,
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_THROTTLE_CLASSES": ["office.api.throttling.Account", "office.api.throttling.Scope"],
    "DEFAULT_THROTTLE_RATES": {
        "account": "600/min",
        "anonymous": "300/min",
        "writing": "120/min",
        "uploading": "60/min",
        "exporting": "10/min",
    },
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "office.api.schema.Schema",
    "EXCEPTION_HANDLER": "office.api.problems.handle",
    "NON_FIELD_ERRORS_KEY": "",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    # config.middleware has already put the true client address into REMOTE_ADDR.
    "NUM_PROXIES": 0,
}

REST_KNOX = {
    "AUTH_HEADER_PREFIX": "Bearer",
    "TOKEN_TTL": timedelta(days=90),
    "TOKEN_PREFIX": "scs_",
    "AUTO_REFRESH": False,
}

SPECTACULAR_SETTINGS = {
    "DESCRIPTION": _(
        "Everything the pages do, for programs. Sign in with a bearer token (`Authorization: Bearer …`) or the "
        "session of the pages. Errors are `application/problem+json` (RFC 9457). Send an `Idempotency-Key` with "
        "every POST: a repeated request with the same key and body is answered with the stored response and done "
        "only once. Lists are paged by cursor: follow `next`. Texts come in the language of `Accept-Language` "
        "(`ko`, `en`). Version 1 only grows."
    ),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_PUBLIC": True,
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": None,
    "SERVE_PERMISSIONS": ["office.api.permissions.Permitted"],
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "COMPONENT_SPLIT_PATCH": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": True,
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
    "SORT_OPERATIONS": True,
    "GET_MOCK_REQUEST": "office.api.schema.mock_request",
    "GET_LIB_DOC_EXCLUDES": "office.api.schema.doc_excludes",
    # Choices stay where they are used: one name for all the enumerations called "state" would be a lottery.
    "POSTPROCESSING_HOOKS": ["office.api.schema.add_problems"],
    "TAGS": [
        {"name": "me", "description": _("Who is asking")},
        {"name": "matters", "description": _("The register of matters")},
        {"name": "forms", "description": _("Forms and their answers")},
        {"name": "files", "description": _("Files")},
        {"name": "documents", "description": _("Letters and their service")},
        {"name": "letters", "description": _("Letters on their way to approval")},
        {"name": "deadlines", "description": _("Deadlines of matters")},
        {"name": "clocks", "description": _("The rules by which days are counted")},
        {"name": "jobs", "description": _("Long work and the files it makes")},
        {"name": "inbox", "description": _("The inbox and its settings")},
        {"name": "committees", "description": _("Committees, their meetings, and what comes before them")},
        {"name": "problems", "description": _("The kinds of problem")},
        {"name": "sandbox", "description": _("The regulatory sandbox")},
        {"name": "competitions", "description": _("Competitions: calls and entries")},
        {"name": "assessment", "description": _("Assessment: reviewers, panels, scores")},
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}
