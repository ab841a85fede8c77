"""The debrief: the conversation seen from the customer's side."""
