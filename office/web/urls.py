from django.urls import path

from office.web import styleguide, views

app_name = "web"

urlpatterns = [
    path("language/", views.language, name="language"),
    path("session/", views.session, name="session"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("styleguide/case/", styleguide.case, name="styleguide_case"),
    path("styleguide/errors/<int:status>/", styleguide.error, name="styleguide_error"),
]
