"""Reads what mkdocs.yml says of the site, without MkDocs: other commands need it too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from parole.glossary.site_facts import SiteFacts

CONFIG = "mkdocs.yml"


class ConfigError(ValueError):
    """mkdocs.yml cannot be read: the message, in Italian, says why."""


class _Loader(yaml.SafeLoader):
    """Reads the tags that only MkDocs understands (``!!python/name:…``, ``!ENV``) as nothing."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)  # noqa: ARG005


def read_config(root: Path) -> dict[str, Any]:
    """Return the settings of the project in ``root``, and those that they inherit; raises ``ConfigError``."""
    return _read(root / CONFIG)


def read_facts(root: Path) -> SiteFacts:
    """Return what the site of the project in ``root`` says of itself; raises as :func:`read_config`."""
    return SiteFacts.of(read_config(root))


def _read(file: Path) -> dict[str, Any]:
    try:
        settings = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ConfigError(f"Non riesco a leggere {file.name}: {error}") from error
    if not isinstance(settings, dict):
        raise ConfigError(f"{file.name} non è fatto di righe «chiave: valore»")
    inherited = settings.pop("INHERIT", None)
    return _merged(_read(file.parent / inherited), settings) if isinstance(inherited, str) else settings


def _merged(inherited: dict[str, Any], settings: dict[str, Any]) -> dict[str, Any]:
    """Return ``inherited`` with ``settings`` over it, mapping by mapping, as MkDocs does."""
    both = inherited.keys() & settings.keys()
    deeper = {
        key: _merged(inherited[key], settings[key])
        for key in both
        if isinstance(inherited[key], dict) and isinstance(settings[key], dict)
    }
    return {**inherited, **settings, **deeper}
