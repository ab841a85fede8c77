"""The customer's shoes: the trainee is served by scripted agents, and rates them."""
