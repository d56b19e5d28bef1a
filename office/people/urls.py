from django.urls import path

from office.people.views import account, again, appointments, directory, organisations, seats

app_name = "people"

urlpatterns = [
    path("", organisations.index, name="index"),
    path("account/", account.account, name="account"),
    path("tokens/", account.tokens, name="tokens"),
    path("tokens/revoke/", account.revoke_token, name="revoke_token"),
    path("sign-in-again/", again.sign_in_again, name="sign_in_again"),
    path("organisations/", organisations.mine, name="organisations"),
    path("organisations/register/", organisations.register, name="register"),
    path("organisations/find/", organisations.find, name="find"),
    path("organisations/<uuid:pk>/", organisations.organisation, name="organisation"),
    path("organisations/<uuid:pk>/edit/", organisations.edit, name="edit_organisation"),
    path("organisations/<uuid:pk>/portal-service/", organisations.portal_service, name="portal_service"),
    path("organisations/<uuid:pk>/invite/", seats.invite, name="invite"),
    path("organisations/<uuid:pk>/claim/", seats.claim, name="claim"),
    path("organisations/<uuid:pk>/validity/", directory.validity, name="validity"),
    path("organisations/<uuid:pk>/rename/", directory.rename, name="rename"),
    path("directory/", directory.directory, name="directory"),
    path("memberships/<uuid:pk>/role/", seats.role, name="member_role"),
    path("memberships/<uuid:pk>/end/", seats.end, name="member_end"),
    path("invitations/<uuid:pk>/revoke/", seats.revoke, name="revoke_invitation"),
    path("invitation/<str:token>/", seats.invitation, name="invitation"),
    path("claims/", seats.claims, name="claims"),
    path("claims/<uuid:pk>/", seats.decide, name="decide_claim"),
    path("appointments/", appointments.appointments, name="appointments"),
    path("appointments/new/", appointments.appoint, name="appoint"),
    path("appointments/<uuid:pk>/end/", appointments.end, name="end_appointment"),
    path("appointments/<uuid:pk>/deputy/", appointments.deputy, name="deputy"),
]
