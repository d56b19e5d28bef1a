"""From the rows of a panel to the pure arithmetic of `office.assessment.tally`, and out again as files.

facts = facts_of(round)                    everything that counts, as plain JSON; sha256_of(facts)
inputs_of(facts)                           the same as `tally.Inputs`
still_true(tally)                          whether what went into a stored tally is unchanged
result_of(rules, facts)                    what is stored: the explained tally, or who goes on
files_of(facts, rules) / live_files(…)     the CSV files of `manage.py tally`; zipped(files) streams them
"""

from office.assessment.tallying.facts import facts_of, inputs_of, result_of, sha256_of, still_true

__all__ = ["facts_of", "inputs_of", "result_of", "sha256_of", "still_true"]
