"""The assessment for programs: the same queries, rules and use cases as the pages."""
