"""How fast, and with how much memory: measured in a scratch house beside a floor of the same minute."""
