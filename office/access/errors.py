"""The four ways to refuse; the page kit and the API kit turn them into answers."""


class Refusal(Exception):  # noqa: N818  named for what it says
    """Something that was asked for and is not done; nothing was changed."""

    status = 400


class Invalid(Refusal):
    """Wrong values: `errors` maps a field's name (or "" for the whole) to sentences for the user."""

    status = 400

    def __init__(self, errors: dict[str, list[str]]) -> None:
        super().__init__("; ".join(str(line) for lines in errors.values() for line in lines))
        self.errors = errors


class NotYours(Refusal):
    """The actor may know it but not do it."""

    status = 403


class Unknown(Refusal):
    """Not there, or not the actor's to know: the answer is the same."""

    status = 404


class NotNow(Refusal):
    """Right in itself, but not open at present; `reasons` are sentences for the user."""

    status = 409

    def __init__(self, reasons: list) -> None:
        super().__init__("; ".join(str(reason) for reason in reasons))
        self.reasons = list(reasons)
