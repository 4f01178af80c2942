"""etiquette-lint: the linter for what people are about to send."""

__version__ = "0.1.0"
