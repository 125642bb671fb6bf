"""What the site says of itself: set once, in mkdocs.yml, and passed to whatever needs an absolute address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

# Reserved and never answering (RFC 2606): until a real address is set, publishing is refused.
PLACEHOLDER = ".example"
NAME = "Parole in comune"
# What whoever publishes the site says of themselves, under «extra:»: the key, and how the page introduces it.
SLOTS: dict[str, str] = {
    "pubblicato_da": "Pubblica questo sito e risponde dei contenuti",
    "approvazioni_a": "Un ente manda la sua approvazione a",
    "ospitato_da": "Ospita il sito, e registra le visite per il tempo che dice",
    "informativa_privacy": "L’informativa sulla riservatezza",
    "dichiarazione_accessibilita": "La dichiarazione di accessibilità",
    "accessibilita_a": "Un problema di accessibilità si segnala a",
    "contatti": "Per scrivere alla redazione",
    "proposte_a": "Chi risponde alle proposte, dove e in quanto tempo",
}


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """The name, the addresses and the body behind the site; an empty text is a slot nobody has filled."""

    name: str = NAME
    description: str = ""
    url: str = ""
    # Where the short links are, if not there: a domain of few letters that serves the same site.
    short_url: str = ""
    repository: str = ""
    edit_uri: str = ""
    city: str = ""
    publisher: str = ""
    contacts: str = ""
    # Whether browsers keep the pages that were read; if not, they are told to take away what they kept.
    keeps_pages: bool = True
    # The filled ones of SLOTS.
    slots: Mapping[str, str] = field(default_factory=dict)
    # The kinds of materials (parole.materials.catalogue) that exist beside the pages: link only to these.
    materials: frozenset[str] = frozenset()
    # The kinds that mkdocs.yml asks for, each with the most words it is made for (none: however many).
    wanted_materials: Mapping[str, int | None] = field(default_factory=dict)

    @classmethod
    def of(cls, config: Mapping[str, object]) -> SiteFacts:
        """Return the facts written in ``config``, a mapping with the keys of mkdocs.yml."""
        extra = config.get("extra")
        slots = extra if isinstance(extra, Mapping) else {}
        url = _text(config.get("site_url"))
        return cls(
            name=_text(config.get("site_name")) or NAME,
            description=_text(config.get("site_description")),
            url=_folder(url),
            short_url=_folder(_text(slots.get("indirizzi_brevi"))),
            repository=_text(config.get("repo_url")).rstrip("/"),
            edit_uri=_text(config.get("edit_uri")),
            city=_text(slots.get("citta")),
            publisher=_text(slots.get("pubblicato_da")),
            contacts=_text(slots.get("contatti")),
            keeps_pages=slots.get("fuori_rete") is not False,
            slots={name: text for name in SLOTS if (text := _text(slots.get(name)))},
            wanted_materials=_wanted(slots.get("materiali")),
        )

    def with_materials_for(self, words: int) -> SiteFacts:
        """Return the same facts for a site of ``words`` words whose materials are made too."""
        wanted = self.wanted_materials.items()
        return replace(
            self, materials=frozenset(kind for kind, most in wanted if most is None or words <= most)
        )

    @property
    def is_placeholder(self) -> bool:
        """Whether nobody has set a real address yet."""
        return (urlsplit(self.url).hostname or PLACEHOLDER).endswith(PLACEHOLDER)

    def absolute(self, address: str) -> str:
        """Return the full address of one of :mod:`parole.glossary.addresses`."""
        return self.url + address

    def shortest(self, address: str) -> str:
        """Return the full address of a short link, under the domain of the short links if there is one."""
        return (self.short_url or self.url) + address


def _folder(url: str) -> str:
    return url if not url or url.endswith("/") else f"{url}/"


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _wanted(kinds: object) -> dict[str, int | None]:
    """Read «kind: true», «kind: false», «kind: 2000» (only up to so many words); the rest is as false."""
    if not isinstance(kinds, Mapping):
        return {}
    return {
        str(kind): None if most is True else most
        for kind, most in kinds.items()
        if isinstance(most, int) and most is not False
    }
