"""The addresses of the conditions desk, the decision, exemptions and the plans they ask for."""

from django.urls import path

from sandbox.views import conditions, decisions, exemptions

_CASE = "applications/<uuid:pk>/"
_CONDITIONS = f"{_CASE}conditions/"
_CONDITION = f"{_CONDITIONS}<uuid:condition>/"
_EXEMPTION = "exemptions/"
_PLAN = "amendment-plans/"

urlpatterns = [
    path(_CONDITIONS, conditions.desk, name="conditions"),
    path(f"{_CONDITIONS}adopt/", conditions.adopt, name="conditions-adopt"),
    path(f"{_CONDITIONS}agenda-paper/", conditions.agenda_paper, name="conditions-paper"),
    path(f"{_CONDITIONS}new/", conditions.new, name="condition-new"),
    path(_CONDITION, conditions.edit, name="condition"),
    path(f"{_CONDITION}remove/", conditions.remove, name="condition-remove"),
    path(f"{_CONDITION}move/", conditions.move, name="condition-move"),
    path(f"{_CASE}decision/", decisions.page, name="decision"),
    path(_EXEMPTION, exemptions.listing, name="exemption-list"),
    path(f"{_EXEMPTION}<uuid:pk>/", exemptions.page, name="exemption"),
    path(f"{_EXEMPTION}<uuid:pk>/publication/", exemptions.publication, name="exemption-publication"),
    path(_PLAN, exemptions.plans, name="amendment-plan-list"),
    path(f"{_PLAN}<uuid:pk>/", exemptions.plan, name="amendment-plan"),
]
