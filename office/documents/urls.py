from django.urls import path

from office.documents.views import deciding, issued, letters

app_name = "documents"

urlpatterns = [
    path("", issued.box, name="box"),
    path("register/", issued.register, name="register"),
    path("letters/", letters.index, name="letters"),
    path("letters/<uuid:pk>/", letters.detail, name="letter"),
    path("letters/<uuid:pk>/preview/", letters.preview, name="preview"),
    path("letters/<uuid:pk>/revise/", deciding.revise, name="revise"),
    path("letters/<uuid:pk>/submit/", deciding.submit, name="submit"),
    path("letters/<uuid:pk>/review/", deciding.review, name="review"),
    path("letters/<uuid:pk>/approve/", deciding.approve, name="approve"),
    path("letters/<uuid:pk>/return/", deciding.send_back, name="return"),
    path("letters/<uuid:pk>/withdraw/", deciding.withdraw, name="withdraw"),
    path("<uuid:pk>/", issued.detail, name="detail"),
    path("<uuid:pk>/pdf/", issued.pdf, name="pdf"),
    path("<uuid:pk>/service/", issued.record_service, name="record_service"),
    path("<uuid:pk>/void/", issued.void, name="void"),
]
