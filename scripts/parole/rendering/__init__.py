"""Rendering: what every maker of pages, data and files shares."""
