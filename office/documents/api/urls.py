from django.urls import path

from office.documents.api.views import Documents, Letters

app_name = "documents_api"


def one(name: str, step: str):
    """An address for something done to one letter."""
    return path(f"letters/<uuid:pk>/{name}/", Letters.as_view({"post": step}), name=f"letter_{step}")


urlpatterns = [
    path("", Documents.as_view({"get": "list"}), name="list"),
    path("letters/", Letters.as_view({"get": "list"}), name="letters"),
    path("letters/<uuid:pk>/", Letters.as_view({"get": "retrieve", "patch": "revise"}), name="letter"),
    one("submit", "submit"),
    one("review", "review"),
    one("approve", "approve"),
    one("return", "send_back"),
    one("withdraw", "withdraw"),
    path("<uuid:pk>/", Documents.as_view({"get": "retrieve"}), name="detail"),
    path("<uuid:pk>/pdf/", Documents.as_view({"get": "pdf"}), name="pdf"),
    path("<uuid:pk>/service/", Documents.as_view({"post": "service"}), name="service"),
    path("<uuid:pk>/void/", Documents.as_view({"post": "void"}), name="void"),
]
