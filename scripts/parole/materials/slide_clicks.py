"""What comes on a slide with a click: the one animation there is, «appear», of ECMA-376 (part 1, 19.5).

Office suites play it; who prints the slide, or reads it aloud, has all of it at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.oxml import parse_xml

_TIMING = (
    '<p:timing xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:tnLst><p:par>'
    '<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
    '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
    '<p:par><p:cTn id="3" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>'
    '<p:par><p:cTn id="4" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>'
    "{steps}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn>"
    '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
    '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>'
    "</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst><p:bldLst>{built}</p:bldLst></p:timing>"
)
_STEP = (
    '<p:par><p:cTn id="{first}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" grpId="0" '
    'nodeType="{kind}"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr>'
    '<p:cTn id="{second}" dur="1" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn>'
    '<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName>'
    '</p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
)


def appear_with_a_click(slide: Any, shapes: Sequence[Any]) -> None:
    """Let ``shapes``, all together, be seen on ``slide`` only after a click."""
    steps = "".join(
        _STEP.format(
            first=5 + 2 * n, second=6 + 2 * n, kind="withEffect" if n else "clickEffect", shape=shape.shape_id
        )
        for n, shape in enumerate(shapes)
    )
    built = "".join(f'<p:bldP spid="{shape.shape_id}" grpId="0" animBg="1"/>' for shape in shapes)
    slide.element.append(parse_xml(_TIMING.format(steps=steps, built=built)))
