"""Answers as HTML, for notebooks.

A notebook is one page, and a style sheet of one of its outputs would hold for all of them: so every element here carries
its own style, has no class, and is none that notebooks dress up (tables, lists, paragraphs). Each piece needs nothing
beside it and runs no script. Every text goes through ``escape``. Ground and letters are those of the page around, thinned
where something stands back, so that the same piece is readable on light and on dark ground; parts stand side by side
where there is room, and below each other where there is none.
"""

from __future__ import annotations

from html import escape
from typing import Any, Dict, Iterable, List, Optional, Tuple

_LINE = "rgba(128,128,128,.35)"
_FOUND = "#d9480f"
_CLEAR = "#2b8a3e"
_BODY = "color:inherit;font-family:inherit;font-size:inherit;line-height:1.45;max-width:62em;overflow-wrap:anywhere"
_QUIET = "opacity:.72"
_BADGE = f"display:inline-block;margin:.15em .35em .15em 0;padding:0 .5em;border:1px solid {_LINE};border-radius:1em"
# So many matches are shown at once; the others are folded.
_SHOWN = 10


def _box(style: str, *parts: str, tag: str = "div") -> str:
    return f'<{tag} style="{style}">{"".join(parts)}</{tag}>'


def _piece(colour: str, *parts: str) -> str:
    return _box(f"{_BODY};margin:.4em 0;padding:.1em 0 .1em .9em;border-left:3px solid {colour}", *parts)


def _strong(text: str) -> str:
    return _box("font-weight:600;unicode-bidi:isolate", escape(text), tag="span")


def _quiet(*parts: str) -> str:
    return _box(_QUIET, *parts)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _score(score: float) -> str:
    """Cut and not rounded: 0.9996 is not certain."""
    thousandths = int(score * 1000 + 1e-6)
    width = min(max(thousandths / 10, 0), 100)
    number = _box("font-size:1.25em;font-weight:600;font-variant-numeric:tabular-nums", f"{thousandths / 1000:.3f}")
    bar = _box(f"width:{width:.1f}%;height:100%;background:{_FOUND};border-radius:2px")
    return number + _box("height:4px;width:4.5em;background:rgba(128,128,128,.3);border-radius:2px", bar)


def _badges(texts: Iterable[str]) -> str:
    return "".join(_box(_BADGE, escape(text), tag="span") for text in texts)


def _events(records: Iterable[Dict[str, Any]]) -> List[Tuple[str, str]]:
    """Designations in the order of their days, by the authorities' own dates; those without one last."""
    events: List[Tuple[bool, str, str]] = []
    for record in records:
        for designation in record.get("interdict", {}).get("designations", []):
            by = f"by {designation.get('authority', '')}"
            if designation.get("list"):
                by += f", {designation['list']}"
            codes = [programme["code"] for programme in designation.get("programmes", [])]
            under = f" under {', '.join(codes)}" if codes else ""
            basis = designation.get("legal_basis", [])
            under += f" ({', '.join(basis)})" if basis else ""
            listed_on: Optional[str] = designation.get("listed_on")
            events.append((listed_on is None, listed_on or "no day stated", f"listed {by}{under}"))
            if designation.get("delisted_on"):
                events.append((False, designation["delisted_on"], f"delisted {by}"))
    return list(dict.fromkeys((day, says) for _, day, says in sorted(events)))


def _timeline(records: Iterable[Dict[str, Any]]) -> str:
    """A line with a point for each event."""
    rows = []
    for day, says in _events(records):
        point = _box(
            "position:absolute;left:-5px;top:.5em;width:8px;height:8px;border-radius:50%;background:currentColor",
            tag="span",
        )
        when = _box("font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap", escape(day), tag="span")
        rows.append(_box("position:relative;padding:0 0 .35em .9em", point, when, " ", escape(says)))
    return _box(f"border-left:2px solid {_LINE};margin-left:5px", *rows) if rows else ""


def _subject(subject: Dict[str, Any]) -> str:
    names = [str(name) for name in subject.get("names", [])]
    known = [f"born {day}" for day in subject.get("births", [])]
    known += [str(country).upper() for country in subject.get("countries", [])]
    known += [f"number {number.get('value', '')}" for number in subject.get("identifiers", [])]
    told = _box("font-size:1.1em;font-weight:600", escape(", ".join(names)), tag="span") if names else ""
    return told + (" " if names and known else "") + _box(_QUIET, escape(", ".join(known)), tag="span")


def _match(match: Dict[str, Any], records: List[Dict[str, Any]]) -> str:
    others = match.get("sameParty", [])
    ids = [match["entity"], *others]
    matched = match.get("matchedName") or {}
    party = [_box("", _strong(match["caption"]), f" {escape(match.get('schema', ''))}")]
    if matched.get("text") and matched["text"] != match["caption"]:
        weak = " (a weak alias)" if matched.get("weak") else ""
        party.append(_box("", f"as {escape(matched['text'])}{weak}"))
    stands = [match["entity"], *match.get("lists", []), *match.get("programmes", [])]
    party.append(_quiet(escape(" · ".join(stands))))
    if others:
        party.append(_quiet(f"the same party: {escape(', '.join(others))}"))
    party.append(_box("margin-top:.2em", _badges(match.get("reasons", []))))
    timeline = _timeline(record for record in records if record.get("id") in ids)
    return _box(
        f"display:flex;flex-wrap:wrap;gap:.4em 1.4em;padding:.6em 0;border-top:1px solid {_LINE}",
        _box("flex:0 0 4.5em", _score(match["score"])),
        _box("flex:3 1 15em;min-width:0", *party),
        _box("flex:4 1 17em;min-width:0", timeline),
    )


def screening(answer: Dict[str, Any], records: List[Dict[str, Any]]) -> str:
    """A screening: who was asked about, each match with score, reasons and timeline, and by which editions."""
    against = [_quiet(f"against {escape(', '.join(answer.get('editions', [])))}")]
    if not answer.get("complete"):
        against.append(_box("", _strong("Not complete: a clear answer is not certain.")))
    if "error" in answer:
        error = answer["error"]
        told = escape(f"{error.get('code', '')}: {error.get('message', '')}")
        return _piece(_FOUND, _box("", _strong("Could not be screened.")), _box("", told), *against)
    notes = [_quiet(f"note: {escape(note)}") for note in answer.get("notes", [])]
    matches = answer.get("matches", [])
    subject = _box("", _subject(answer.get("subject", {})))
    if not matches:
        clear = _box("", _strong("Clear"), ": nobody above the threshold")
        return _piece(_CLEAR if answer.get("complete") else _FOUND, subject, *notes, clear, *against)
    count = _box("margin-bottom:.4em", _counted(len(matches), "match", "matches"))
    rows = [_match(match, records) for match in matches]
    shown, folded = rows[:_SHOWN], rows[_SHOWN:]
    if folded:
        more = _box("cursor:pointer;padding:.4em 0", f"{len(folded):,} more", tag="summary")
        shown.append(_box(f"border-top:1px solid {_LINE}", more, *folded, tag="details"))
    return _piece(_FOUND, subject, *notes, count, *shown, *against)


def screener(editions: List[Dict[str, Any]]) -> str:
    """What is screened against."""
    rows = []
    for edition in editions:
        of = str(edition.get("publishedOn") or "no day stated")
        told = f"of {of} · {_counted(edition.get('parties', 0), 'party', 'parties')}"
        parts = [_box("", _strong(str(edition.get("title", "")))), _quiet(escape(told))]
        if not edition.get("complete"):
            parts.append(_box("", _strong("Not complete: a clear answer is not certain.")))
        parts += [_quiet(f"lacks: {escape(gap)}") for gap in edition.get("gaps", [])]
        rows.append(_box(f"padding:.4em 0;border-top:1px solid {_LINE}", *parts))
    complete = all(edition.get("complete") for edition in editions)
    parties = sum(edition.get("parties", 0) for edition in editions)
    head = f"{_counted(parties, 'party', 'parties')} of {_counted(len(editions), 'list', 'lists')}"
    return _piece(_LINE if complete else _FOUND, _box("margin-bottom:.4em", _strong(head)), *rows)


def page(html: str) -> str:
    """A whole page inside another, apart from its styles and without a way out of its frame."""
    return (
        f'<iframe srcdoc="{escape(html)}" sandbox="allow-scripts" title="What was read" '
        'style="width:100%;height:42em;border:1px solid rgba(128,128,128,.5)"></iframe>'
    )
