"""peewee models, one subject a file."""
