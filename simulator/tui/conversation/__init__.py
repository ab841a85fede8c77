"""The conversation: the customer's words, the reply box and the receipt."""
