"""The checks on what was read. Each is a function of a :class:`Subject` that yields problems.

To add a rule: a line in ``parole/reading/rulebook.py``, a check here, a pair of samples in
``tests/data/regole``, a paragraph in the guide. The tests fail until all four are there.
"""

from parole.rules import (
    advice,
    balance,
    days,
    lines,
    marks,
    mentions,
    names,
    published,
    readings,
    references,
    registers,
    shapes,
    sources,
    style,
    texts,
    verdict,
    voices,
)
from parole.rules.subject import Check, Subject

CHECKS: tuple[Check, ...] = (
    voices.check_voices,
    verdict.check_verdict,
    advice.check_advice,
    lines.check_lines,
    references.check_references,
    references.check_registers,
    references.check_redirects,
    references.check_hierarchy,
    references.check_double_links,
    registers.check_doubles,
    registers.check_steps,
    names.check_names,
    names.check_homographs,
    names.check_foreign_variants,
    names.check_repeated_items,
    sources.check_citations,
    sources.check_source_register,
    readings.check_readings,
    readings.check_reporters,
    texts.check_html,
    texts.check_placeholders,
    shapes.check_shapes,
    shapes.check_forms_are_found,
    marks.check_marks,
    days.check_days_to_come,
    days.check_expired,
    style.check_short_definition,
    style.check_tautology,
    style.check_readability,
    balance.check_balance,
    mentions.check_circles,
    mentions.check_acronyms,
    mentions.check_laws_in_prose,
    published.check_registers_untouched,
    published.check_editions_untouched,
    published.check_published_addresses,
    published.check_published_meanings,
)

__all__ = ["CHECKS", "Check", "Subject"]
