"""The clock table of the sandbox procedure, C01 to C25, row by row: importing this registers it."""

from office.deadlines.tables import application, duties, reasons, remedies  # noqa: F401
