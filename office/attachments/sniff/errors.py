"""Why a file is not taken."""


class Refused(Exception):  # noqa: N818  a verdict with a sentence for the user
    """The file is not taken; `sentence` says why, to the person who handed it in."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
