"""Papers that people hand in: checked by content, kept privately, opened only by whom the case and the paper allow."""
