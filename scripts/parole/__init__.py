"""The engine of Parole in comune: words in YAML → checked glossary → pages, look-up, data.

Flow, one way only: files → what is typed, and where → :class:`Glossary` → what readers see. The engine knows
nothing of MkDocs, reads no clock and opens no network; :mod:`parole.load` alone reads the disk.
"""

from parole.glossary.glossary import Glossary
from parole.load import GlossaryError, load_glossary
from parole.model.concept import Concept

__all__ = ["Concept", "Glossary", "GlossaryError", "load_glossary"]
