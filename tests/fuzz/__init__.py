"""Seeded fuzzing of the doors that files of others come in through.

``python -m tests.fuzz --seconds 600`` tries for long; ``test_fuzz.py`` is a part of all tests.
"""
