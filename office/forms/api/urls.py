from django.urls import path

from office.forms.api import sections, views

app_name = "forms_api"

urlpatterns = [
    path("matters/<str:number>/answers/", views.MatterAnswers.as_view(), name="answers"),
    path("matters/<str:number>/answers/sections/", sections.MatterSections.as_view(), name="sections"),
    path(
        "matters/<str:number>/answers/sections/<slug:section>/assignee/",
        sections.SectionAssignment.as_view(),
        name="assignee",
    ),
    path("matters/<str:number>/submissions/", views.MatterSubmissions.as_view({"get": "list"}), name="submissions"),
    path("forms/<str:code>/schema/", views.FormSchema.as_view(), name="schema"),
]
