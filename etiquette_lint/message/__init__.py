"""Reading: from the raw bytes of a file to what its recipient sees."""
