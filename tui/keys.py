"""Every key of the screen: its id, by which configuration can give it another key, what it does, where it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analyzer.config import nearest
from analyzer.errors import UsageError

TAKEN = frozenset(
    "ctrl+a ctrl+b ctrl+j ctrl+o ctrl+q ctrl+s ctrl+z ctrl+backslash ctrl+slash ctrl+enter ctrl+m".split()
)
"""Keys that terminals, tmux and screen keep for themselves or send as something else; none is a default."""


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be done. ``keys`` as Textual writes them, with commas between several."""

    id: str
    keys: str
    action: str
    label: str
    told: str
    group: str
    footer: bool = False

    @property
    def shown(self) -> str:
        """The first of its keys, as it is printed."""
        return display(self.keys.split(",")[0])


_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "full_stop": ".",
    "comma": ",",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "space": "space",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "escape": "esc",
}


def display(key: str) -> str:
    """A key as people read it."""
    return _NAMES.get(key, key.replace("ctrl+", "^"))


_GO, _DECIDE, _LOOK, _FILE, _HELP = "Go", "Decide", "Look", "Draft", "Help"
KEYS: tuple[Key, ...] = (
    Key("next", "n,down", "step(1)", "next", "Next finding", _GO, True),
    Key("previous", "p,up", "step(-1)", "prev", "Previous finding", _GO, True),
    Key("next-undecided", "N", "undecided(1)", "next undecided", "Next finding without a decision", _GO),
    Key("previous-undecided", "P", "undecided(-1)", "prev undecided", "Previous finding without a decision", _GO),
    Key("next-over", "right_square_bracket", "over(1)", "next slanted", "Next sentence over the limit", _GO),
    Key("previous-over", "left_square_bracket", "over(-1)", "prev slanted", "Previous sentence over the limit", _GO),
    Key("first", "g,home", "edge(-1)", "start", "Start of the draft", _GO),
    Key("last", "G,end", "edge(1)", "end", "End of the draft", _GO),
    Key("page-down", "pagedown,space", "page(1)", "page down", "A page down", _GO),
    Key("page-up", "pageup,b", "page(-1)", "page up", "A page up", _GO),
    Key("find", "slash", "find", "find", "Find text", _GO, True),
    Key("find-next", "full_stop", "hit(1)", "next match", "Next match", _GO),
    Key("find-previous", "comma", "hit(-1)", "prev match", "Previous match", _GO),
    *(Key(f"use-{n}", str(n), f"use({n})", "use", f"Use alternative {n}", _DECIDE, n == 1) for n in range(1, 10)),
    Key("use-first", "enter", "use(1)", "use first", "Use the first alternative", _DECIDE),
    Key("use-phrase", "0", "use(0)", "phrase", "Use the rewrite of the whole phrase", _DECIDE),
    Key("own", "e", "own", "own words", "Write your own wording", _DECIDE, True),
    Key("keep", "k", "keep", "keep", "Keep the draft's word, with a reason if you like", _DECIDE, True),
    Key("ignore", "i", "ignore", "ignore", "Ignore this term here or in the project", _DECIDE, True),
    Key("accept-all", "a", "accept_all", "all", "Use the first wording for every finding of this term", _DECIDE),
    Key("take-back", "backspace,x", "clear", "take back", "Take back the decision on this finding", _DECIDE),
    Key("edit", "E", "edit", "edit", "Edit the sentence", _DECIDE),
    Key("undo", "u", "undo", "undo", "Undo", _DECIDE, True),
    Key("redo", "U,ctrl+r", "redo", "redo", "Redo", _DECIDE),
    Key("filter", "f", "filter", "filter", "Filter by severity, category, voice, origin, actor or state", _LOOK, True),
    Key("unfilter", "F", "unfilter", "no filter", "Show all findings again", _LOOK),
    Key("actors", "w", "actors", "who", "Who is called what: the actors of the draft", _LOOK),
    Key("details", "d", "details", "details", "All about this finding", _LOOK),
    Key("flip", "tab", "flip", "draft/neutral", "Draft or neutral text, where one fits", _LOOK),
    Key("theme", "t", "theme", "theme", "Next theme", _LOOK),
    Key("copy", "y", "copy", "copy", "Copy the sentence as it now reads", _LOOK),
    Key("copy-all", "Y", "copy_all", "copy all", "Copy the whole neutral text", _LOOK),
    Key("save", "s", "save", "save", "Show the changes, then save", _FILE, True),
    Key("save-as", "S", "save_as", "save as", "Save under another name", _FILE),
    Key("reread", "R", "reread", "re-read", "Read the draft from the disk again", _FILE),
    Key("next-draft", "greater_than_sign", "draft(1)", "next draft", "Next draft of the queue", _FILE),
    Key("previous-draft", "less_than_sign", "draft(-1)", "prev draft", "Previous draft of the queue", _FILE),
    Key("help", "question_mark,f1", "help", "help", "This help", _HELP, True),
    Key("palette", "ctrl+p", "app.command_palette", "commands", "Find a command by its name", _HELP),
    Key("back", "escape", "back", "back", "One step back: end a search or a filter", _HELP),
    Key("quit", "q", "leave", "quit", "Leave; decisions are kept", _HELP, True),
)  # fmt: skip
GROUPS = (_GO, _DECIDE, _LOOK, _FILE, _HELP)


def keymap(changes: Mapping[str, str]) -> tuple[Key, ...]:
    """The keys with those that the configuration changes, by id.

    Raises:
        UsageError: for an id that does not exist, an empty key, or a key that two would share.
    """
    known = {key.id for key in KEYS}
    for name, given in changes.items():
        if name not in known:
            raise UsageError(f"review.keys: no key id '{name}'", nearest(name, sorted(known)))
        if not given.replace(",", "").strip():
            raise UsageError(f"review.keys: {name} has no key", 'write it as "n" or, for two keys, "n,down"')
    out = tuple(replace(k, keys=_tidy(changes[k.id])) if k.id in changes else k for k in KEYS)
    # A key that is given away by its old owner is free; one that a changed entry takes from a default is not.
    owner: dict[str, Key] = {}
    for key in sorted(out, key=lambda k: k.id not in changes):
        for one in key.keys.split(","):
            if one in owner:
                first, second = sorted((owner[one].id, key.id))
                raise UsageError(
                    f"review.keys: '{display(one)}' is both {first} and {second}", f"give {key.id} another"
                )
            owner[one] = key
    return out


def _tidy(keys: str) -> str:
    """Keys as Textual names them: ``?`` is ``question_mark``."""
    names = {shown: name for name, shown in _NAMES.items()}
    return ",".join(names.get(k, k) for k in (part.strip() for part in keys.split(",")) if k)
