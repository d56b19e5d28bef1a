"""The pages of entries, partners and receipts."""
