"""Forms by version: fields with stable codes, answers with revisions, snapshots that never change."""
