"""Committees over the API: the same queries, rules and use cases as the pages."""
