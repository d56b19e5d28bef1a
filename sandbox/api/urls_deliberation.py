"""The API addresses of conditions, exemptions and the plans they ask for."""

from django.urls import path

from sandbox.api.deliberation import AmendmentPlans, ConditionsDesk, Exemptions

_DESK = "applications/<str:number>/conditions/"
_CONDITION = f"{_DESK}<uuid:condition>/"
_desk = {"basename": "conditions"}
_exemptions = {"basename": "exemptions"}
_plans = {"basename": "amendment-plans"}

urlpatterns = [
    path(_DESK, ConditionsDesk.as_view({"get": "desk", "post": "add"}, **_desk), name="conditions"),
    path(f"{_DESK}adopt/", ConditionsDesk.as_view({"post": "adopt"}, **_desk), name="conditions-adopt"),
    path(f"{_DESK}agenda-paper/", ConditionsDesk.as_view({"post": "renew_paper"}, **_desk), name="conditions-paper"),
    path(_CONDITION, ConditionsDesk.as_view({"patch": "change", "delete": "remove"}, **_desk), name="condition"),
    path(f"{_CONDITION}move/", ConditionsDesk.as_view({"post": "move"}, **_desk), name="condition-move"),
    path("exemptions/", Exemptions.as_view({"get": "list"}, **_exemptions), name="exemptions-list"),
    path("exemptions/<str:number>/", Exemptions.as_view({"get": "retrieve"}, **_exemptions), name="exemptions-detail"),
    path(
        "exemptions/<str:number>/publication/",
        Exemptions.as_view({"post": "publication"}, **_exemptions),
        name="exemptions-publication",
    ),
    path("amendment-plans/", AmendmentPlans.as_view({"get": "list"}, **_plans), name="amendment-plans-list"),
    path(
        "amendment-plans/<str:number>/",
        AmendmentPlans.as_view({"get": "retrieve"}, **_plans),
        name="amendment-plans-detail",
    ),
]
