"""What every page may ask of the renderer."""

from __future__ import annotations

from builders import make_concept, make_glossary

from parole.rendering.renderer import Renderer


def test_a_description_is_as_long_as_search_engines_show_and_ends_at_a_word() -> None:
    renderer = Renderer(make_glossary())
    whole = "parola " * 22 + "parole"
    assert len(whole) == 160
    assert renderer.brief(whole) == whole
    assert renderer.brief(f"{whole}!") == "parola " * 21 + "parola…"
    assert renderer.brief(f"{'parola ' * 20}parola, {'x' * 13}") == "parola " * 20 + "parola…"


def test_a_description_has_names_in_place_of_links_and_no_marks() -> None:
    renderer = Renderer(make_glossary(make_concept("bando")))
    assert renderer.brief("un *[[bando]]* e [[bando|gara]]") == "un bando e gara"


def test_what_many_pages_need_is_made_once() -> None:
    made: list[Renderer] = []

    def make(renderer: Renderer) -> int:
        made.append(renderer)
        return len(made)

    renderer = Renderer(make_glossary())
    assert (renderer.once(make), renderer.once(make), made) == (1, 1, [renderer])
