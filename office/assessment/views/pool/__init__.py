"""The pages of the pool: for those who keep it, for auditors, and for each person the own profile."""
