from django.urls import path

from office.deadlines import views

app_name = "deadlines"

urlpatterns = [
    path("", views.index, name="list"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("clocks/", views.clock_list, name="clocks"),
    path("clocks/<slug:key>/", views.clock_detail, name="clock"),
    path("holidays/", views.holiday_list, name="holidays"),
    path("holidays/add/", views.holiday_add, name="holiday_add"),
    path("holidays/<int:pk>/edit/", views.holiday_edit, name="holiday_edit"),
    path("holidays/<int:pk>/remove/", views.holiday_remove, name="holiday_remove"),
]
