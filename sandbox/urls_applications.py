"""The addresses of an application's own pages, and of its consortium's."""

from django.urls import path

from sandbox.views import applications, consortium

_APPLICATION = "applications/"
_INVITATION = f"{_APPLICATION}invitations/<uuid:pk>/"

urlpatterns = [
    path(_APPLICATION, applications.listing, name="application-list"),
    path(f"{_APPLICATION}new/", applications.new, name="application-new"),
    path(_INVITATION, consortium.invitation, name="invitation"),
    path(f"{_INVITATION}accept/", consortium.answer, {"answer": "accept"}, name="invitation-accept"),
    path(f"{_INVITATION}decline/", consortium.answer, {"answer": "decline"}, name="invitation-decline"),
    path(f"{_INVITATION}leave/", consortium.leave, name="invitation-leave"),
    path(f"{_APPLICATION}<uuid:pk>/", applications.page, name="application"),
    path(f"{_APPLICATION}<uuid:pk>/form/", applications.form, name="application-form"),
    path(f"{_APPLICATION}<uuid:pk>/invite/", consortium.invite, name="application-invite"),
    path(
        f"{_APPLICATION}<uuid:pk>/steps/<slug:step>/", applications.ApplicationStep.as_view(), name="application-step"
    ),
]
