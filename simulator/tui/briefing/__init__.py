"""The briefing: what the trainee is told before the customer speaks."""
