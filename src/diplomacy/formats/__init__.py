"""Records as plain data, as lines of JSON, and as files."""
