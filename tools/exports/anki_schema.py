"""The form of an Anki collection, version 11 of its schema, which every Anki of this decade imports."""

import json
from typing import Any

TABLES = """
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
  left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
  type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""

FIELDS = ("Front", "Back", "Source")
BASIC, CLOZE = 1_732_000_000_001, 1_732_000_000_002
"""Ids of our note types; the same for ever, so that a later deck finds them."""

CSS = """
.card { font: 18px/1.5 system-ui, sans-serif; max-width: 42em; margin: 0 auto; text-align: left; }
pre { background: rgba(128, 128, 128, .14); padding: .7em 1em; border-radius: .5em; overflow-x: auto; }
code { font-family: ui-monospace, Menlo, monospace; font-size: .88em; }
img { max-width: 100%; }
.cloze { font-weight: bold; color: #6c4fd6; }
.why { opacity: .85; margin-top: 1em; }
.source { opacity: .6; font-size: .75em; margin-top: 1.5em; }
"""

_END = '<hr id="answer">{{Back}}<div class="source">{{Source}}</div>'


def models(deck: int, at: int) -> str:
    """The two note types as JSON."""
    basic = _model(BASIC, "Probatum", 0, "{{Front}}", "{{FrontSide}}" + _END, deck, at)
    cloze = _model(CLOZE, "Probatum cloze", 1, "{{cloze:Front}}", "{{cloze:Front}}" + _END, deck, at)
    return json.dumps({str(model["id"]): model for model in (basic, cloze)})


def _model(number: int, name: str, kind: int, question: str, answer: str, deck: int, at: int) -> dict[str, Any]:
    template = {"name": "Card 1", "ord": 0, "qfmt": question, "afmt": answer, "bqfmt": "", "bafmt": "", "did": None}
    field = {"sticky": False, "rtl": False, "font": "Arial", "size": 20, "media": []}
    return {
        "id": number,
        "name": name,
        "type": kind,
        "mod": at,
        "usn": -1,
        "sortf": 0,
        "did": deck,
        "tmpls": [template],
        "flds": [{"name": name, "ord": i, **field} for i, name in enumerate(FIELDS)],
        "css": CSS,
        "latexPre": "",
        "latexPost": "",
        "tags": [],
        "vers": [],
        "req": [[0, "any", [0]]],
    }


def decks(number: int, name: str, at: int) -> str:
    """The default deck, which Anki insists on, and ours, as JSON."""
    return json.dumps({"1": _deck(1, "Default", at), str(number): _deck(number, name, at)})


def _deck(number: int, name: str, at: int) -> dict[str, Any]:
    today = {f"{what}Today": [0, 0] for what in ("new", "rev", "lrn", "time")}
    fixed = {"usn": -1, "desc": "", "dyn": 0, "collapsed": False, "browserCollapsed": False, "conf": 1}
    return {"id": number, "name": name, "mod": at, "extendNew": 0, "extendRev": 0, **fixed, **today}


def settings(deck: int) -> str:
    """The collection's settings as JSON."""
    return json.dumps(
        {
            "activeDecks": [deck],
            "curDeck": deck,
            "newSpread": 0,
            "collapseTime": 1200,
            "timeLim": 0,
            "estTimes": True,
            "dueCounts": True,
            "curModel": str(BASIC),
            "nextPos": 1,
            "sortType": "noteFld",
            "sortBackwards": False,
            "addToCur": True,
        }
    )


def deck_options() -> str:
    """The default options of decks as JSON."""
    new = {"delays": [1, 10], "ints": [1, 4, 7], "initialFactor": 2500, "order": 1, "perDay": 20, "bury": False}
    review = {"perDay": 200, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1, "maxIvl": 36500, "bury": False, "minSpace": 1}
    lapse = {"delays": [10], "mult": 0, "minInt": 1, "leechFails": 8, "leechAction": 0}
    options = {"id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": True, "timer": 0}
    return json.dumps({"1": {**options, "replayq": True, "new": new, "rev": review, "lapse": lapse, "dyn": False}})
