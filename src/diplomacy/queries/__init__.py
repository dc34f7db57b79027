"""Queries over a collection of records."""
