"""The API kit: errors, paging, throttling, idempotency, schema. No models and no procedure of its own."""
