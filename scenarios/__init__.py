"""The scenarios that ship with Platinum: content only, one YAML file each, by language."""
