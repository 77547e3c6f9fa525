"""Answers as HTML, for notebooks.

Each piece needs nothing beside it and runs no script. Every text goes through ``escape``. Colours are those of the page
around it, thinned where something is to stand back, so that the same piece is readable on light and on dark ground.
"""

from __future__ import annotations

from html import escape
from typing import Any, Dict, Iterable, List, Optional, Tuple

_STYLE = """<style>
.interdict{color:inherit;background:transparent;font:inherit;line-height:1.4;max-width:60em}
.interdict p{margin:.2em 0}
.interdict table{border-collapse:collapse;margin:.4em 0;color:inherit;background:transparent}
.interdict th,.interdict td{border:0;border-bottom:1px solid rgba(128,128,128,.35);padding:.35em .7em;text-align:left;\
vertical-align:top;color:inherit;background:transparent}
.interdict .quiet{opacity:.7}
.interdict .bar{display:block;height:.3em;width:6em;margin-top:.3em;background:rgba(128,128,128,.25)}
.interdict .bar span{display:block;height:100%;background:currentColor}
.interdict ol,.interdict ul{margin:0;padding-left:1.1em}
.interdict ol.timeline{list-style:none;padding-left:.8em;border-left:2px solid rgba(128,128,128,.5)}
.interdict time{font-variant-numeric:tabular-nums;font-weight:600}
</style>"""


def _piece(parts: Iterable[str]) -> str:
    return f'{_STYLE}<div class="interdict">{"".join(parts)}</div>'


def _score(score: float) -> str:
    """Cut and not rounded: 0.9996 is not certain."""
    thousandths = int(score * 1000 + 1e-6)
    width = min(max(thousandths / 10, 0), 100)
    return f'{thousandths / 1000:.3f}<span class="bar" aria-hidden="true"><span style="width:{width:.1f}%"></span></span>'


def _list(texts: Iterable[str], tag: str = "ul", kind: str = "") -> str:
    items = "".join(f"<li>{text}</li>" for text in texts)
    return f"<{tag}{kind}>{items}</{tag}>" if items else ""


def _timeline(records: Iterable[Dict[str, Any]]) -> str:
    """Designations in the order of their days, by the authorities' own dates; without one, last."""
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
            events.append((listed_on is None, listed_on or "not stated", f"listed {by}{under}"))
            if designation.get("delisted_on"):
                events.append((False, designation["delisted_on"], f"delisted {by}"))
    told = (f"<time>{escape(day)}</time> {escape(says)}" for _, day, says in sorted(events))
    return _list(told, "ol", ' class="timeline"')


def _subject(subject: Dict[str, Any]) -> str:
    known = list(subject.get("names", []))
    known += [f"born {day}" for day in subject.get("births", [])]
    known += list(subject.get("countries", []))
    known += [f"number {number.get('value', '')}" for number in subject.get("identifiers", [])]
    return escape(", ".join(map(str, known)))


def screening(answer: Dict[str, Any], records: List[Dict[str, Any]]) -> str:
    """A screening: who was asked about, each match with score, reasons and timeline, and by which editions."""
    parts: List[str] = []
    editions = escape(", ".join(answer.get("editions", [])))
    against = f'<p class="quiet">against {editions}'
    against += "</p>" if answer.get("complete") else "; <strong>not complete, a clear answer is not certain</strong></p>"
    if "error" in answer:
        error = answer["error"]
        told = escape(f"{error.get('code', '')}: {error.get('message', '')}")
        return _piece([f"<p><strong>Could not be screened.</strong> {told}</p>", against])
    parts.append(f"<p>{_subject(answer.get('subject', {}))}</p>")
    parts += [f'<p class="quiet">note: {escape(note)}</p>' for note in answer.get("notes", [])]
    matches = answer.get("matches", [])
    if not matches:
        return _piece([*parts, "<p><strong>Clear</strong>: nobody above the threshold</p>", against])
    rows = []
    for match in matches:
        name = (match.get("matchedName") or {}).get("text")
        alias = f'<br><span class="quiet">as {escape(name)}</span>' if name and name != match["caption"] else ""
        programmes = escape(", ".join(match.get("programmes", [])))
        party = f"<strong>{escape(match['caption'])}</strong>{alias}"
        party += f'<br><span class="quiet">{escape(match["entity"])} {programmes}</span>'
        reasons = _list(escape(reason) for reason in match.get("reasons", []))
        timeline = _timeline(record for record in records if record.get("id") == match["entity"])
        rows.append(f"<tr><td>{_score(match['score'])}</td><td>{party}</td><td>{reasons}</td><td>{timeline}</td></tr>")
    head = "<tr><th>Score</th><th>Listed party</th><th>Why</th><th>Listed</th></tr>"
    return _piece([*parts, f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>", against])


def screener(editions: List[Dict[str, Any]]) -> str:
    """What is screened against."""
    rows = []
    for edition in editions:
        complete = "yes" if edition.get("complete") else "<strong>no</strong>"
        cells = [
            escape(str(edition.get("title", ""))),
            escape(str(edition.get("publishedOn") or "not stated")),
            f"{edition.get('parties', 0):,}",
            complete,
            _list(escape(gap) for gap in edition.get("gaps", [])),
        ]
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    head = "<tr><th>List</th><th>Of</th><th>Parties</th><th>Complete</th><th>Gaps</th></tr>"
    return _piece([f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"])


def page(html: str) -> str:
    """A whole page inside another, apart from its styles and without a way out of its frame."""
    return (
        f'<iframe srcdoc="{escape(html)}" sandbox="allow-scripts" title="What was read" '
        'style="width:100%;height:42em;border:1px solid rgba(128,128,128,.5)"></iframe>'
    )
