"""One question for each addressee, beside the one that goes to all."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

LIMIT = 2000


class QuestionsWidget(forms.MultiWidget):
    """A text for each addressee, named after it; as JSON an object of id and text."""

    is_hidden = False  # a MultiWidget without parts counts as hidden

    def __init__(self) -> None:
        self.addressees: list[tuple[str, str]] = []
        self.likely: frozenset[str] = frozenset()
        super().__init__([])

    def decompress(self, value: Any) -> list:
        return value or []

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None) -> str:
        from django.template.loader import render_to_string

        told = value if isinstance(value, dict) else {}
        lines = [
            {"name": f"{name}-{key}", "id": f"id_{name}_{place}", "label": label, "value": told.get(key, ""),
             "shown": key in self.likely or bool(told.get(key))}
            for place, (key, label) in enumerate(sorted(self.addressees, key=lambda one: one[0] not in self.likely))
        ]  # fmt: skip
        shown, more = [one for one in lines if one["shown"]], [one for one in lines if not one["shown"]]
        return render_to_string("sandbox/_questions.html", {"lines": shown, "more": more})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        if name in data:
            return data.get(name)
        return {key: data.get(f"{name}-{key}", "") for key, _label in self.addressees}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class QuestionsField(forms.JSONField):
    """Texts by addressee; whoever is none of them is refused."""

    default_error_messages = {
        "shape": gettext_lazy("Send an object with a text for each addressee."),
        "length": gettext_lazy("At most %(most)d letters for one addressee."),
    }
    json_schema = {"type": "object", "additionalProperties": {"type": "string", "maxLength": LIMIT}}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=QuestionsWidget(), required=False, **kwargs)

    def offer(self, addressees: list[tuple[str, str]], *, likely: set[str]) -> None:
        """Who may get a question of its own; those who are not likely to be asked are folded away."""
        self.widget.addressees, self.widget.likely = addressees, frozenset(likely)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data

    def prepare_value(self, value: Any) -> Any:
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return initial != data

    def clean(self, value: Any) -> dict[str, str]:
        known = {key for key, _label in self.widget.addressees}
        if value in (None, ""):
            return {}
        if not isinstance(value, dict) or not set(value) <= known:
            raise forms.ValidationError(self.error_messages["shape"], code="shape")
        if not all(isinstance(text, str) and "\x00" not in text for text in value.values()):
            raise forms.ValidationError(self.error_messages["shape"], code="shape")
        if any(len(text) > LIMIT for text in value.values()):
            raise forms.ValidationError(self.error_messages["length"], params={"most": LIMIT}, code="length")
        return {key: text.strip() for key, text in value.items() if text.strip()}
