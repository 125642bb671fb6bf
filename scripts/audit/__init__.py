"""Audits with tools from outside: slow, wide, not part of the tests."""
