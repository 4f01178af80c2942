"""The pieces of the service: what `etiquette-lint serve` is made of. Start reading at application.py."""
