"""The register of matters: one line for each case, call, consultation or meeting; no state, no behaviour."""
