"""The back office that both procedures share: people, cases, rules, ledger, clocks and papers."""
