"""The rules that need more than words: one module per family, one generator per rule, named as the rule is."""
