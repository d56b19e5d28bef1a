"""The forms of a competition: the call set up by staff, and from it the form of its entries."""

from competitions.form_definitions.call import CALL, CALL_FORM, ENTRY_FORM

__all__ = ["CALL", "CALL_FORM", "ENTRY_FORM"]
