"""The text of RTF: its body, tables, headers, footnotes and text boxes."""

import codecs
from typing import Final, NamedTuple

from search.reading.file.extract import Extract
from search.reading.file.ground import WHITE, Colour, is_lost_on
from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.rtf_token import Token, tokens
from search.reading.file.unreadable_resume import UnreadableResume

DEEPEST: Final = 1_000
"""Groups in one another. Word writes some twenty."""
SMALLEST: Final = 4
"""Half-points: type of less than two points is for no reader."""

_SIGNS: Final = {
    **dict.fromkeys(("par", "line", "page", "sect", "row", "nestrow", "column"), "\n"),
    **dict.fromkeys(("tab", "cell", "nestcell"), "\t"),
    **dict.fromkeys(("emspace", "enspace", "qmspace"), " "),
    **dict(zip(("emdash", "endash", "bullet", "lquote", "rquote"), "—–•‘’", strict=True)),
    **dict(zip(("ldblquote", "rdblquote", "~", "_"), "“”\xa0-", strict=True)),
    **dict(zip("\n\r\\{}", "\n\n\\{}", strict=True)),
}
_FOR_PROGRAMS: Final = """fonttbl colortbl stylesheet info pict object fldinst listtable
    listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore latentstyles
    xmlnstbl filetbl pgdsctbl annotation atnid atnauthor bkmkstart bkmkend nonshppict
    sp shprslt deleted"""
"""Destinations whose words are for programs, and text that was struck out."""
_UNREAD: Final = frozenset(_FOR_PROGRAMS.split())
_DRAWN: Final = frozenset({"shpinst", "shptxt"})
"""Destinations of text boxes, which stand on what is not known."""
_GROUNDS: Final = frozenset({"cb", "highlight", "chcbpat"})
_SYMBOLS: Final = 2
"""The character set of fonts that hold signs, of which a résumé has bullets."""
_CODE_PAGES: Final = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""Encodings by the character set that a font names; another one has the file's own."""


class _State(NamedTuple):
    """What holds in a group until it ends."""

    destination: str = ""
    is_read: bool = True
    is_hidden: bool = False
    half_points: int = 24
    colour: int = 0
    ground: int = 0
    paragraph_ground: int = 0
    is_drawn: bool = False
    font: int = 0
    bytes_for_unicode: int = 1


def extracted(data: bytes, limits: ResumeLimits) -> Extract:
    """All words of the document, a paragraph a line. Raises UnreadableResume."""
    reader = _Reader(limits.characters)
    for token in tokens(data.rstrip(b"\0 \t\r\n").decode("latin-1")):
        reader.take(token)
    return reader.extract()


class _Reader:
    """Follows RTF from its start."""

    def __init__(self, most: int) -> None:
        self.most, self.length = most, 0
        self.seen: list[str] = []
        self.hidden: list[str] = []
        self.state = _State()
        self.outer: list[_State] = []
        self.encoding = "cp1252"
        self.sets: dict[int, int] = {}
        self.colours: list[Colour | None] = []
        self.mixed: dict[str, int] = {}
        self.bytes = bytearray()
        self.to_skip = 0
        self.is_optional = False
        self.row_is_painted = False

    def take(self, token: Token) -> None:
        """Go on by one token. Raises UnreadableResume."""
        if token.kind in ("text", "byte"):
            self._take_text(token)
            return
        self._flush()
        if token.kind == "open":
            self.outer.append(self.state)
            if len(self.outer) > DEEPEST:
                raise UnreadableResume("too_complex")
        elif token.kind == "close":
            self.state = self.outer.pop() if self.outer else _State(is_read=False)
        elif token.kind == "word":
            self._take_word(token.text, token.number)
        elif token.text == "*":
            self.is_optional = True
        else:
            self._say(_SIGNS.get(token.text, ""))

    def extract(self) -> Extract:
        """What was read. Raises UnreadableResume `damaged`: a group is open."""
        self._flush()
        if self.outer:
            raise UnreadableResume("damaged")
        return Extract(_joined(self.seen), _joined(self.hidden))

    def _take_text(self, token: Token) -> None:
        written = token.text.encode("latin-1")
        if token.kind == "byte":
            written = bytes.fromhex(token.text)
        if self.state.destination == "colortbl":
            for _ in range(written.count(b";")):
                parts = [self.mixed.get(part) for part in ("red", "green", "blue")]
                known = None if None in parts else tuple(part or 0 for part in parts)
                self.colours.append(known)  # type: ignore[arg-type]  # three parts
                self.mixed = {}
        skipped = min(self.to_skip, len(written))
        self.to_skip -= skipped
        self.bytes += written[skipped:]

    def _take_word(self, word: str, number: int | None) -> None:
        is_optional, self.is_optional = self.is_optional, False
        if word in _UNREAD or (is_optional and word not in _DRAWN):
            self.state = self.state._replace(destination=word, is_read=False)
        elif word in _DRAWN:
            self.state = self.state._replace(is_drawn=True)
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif word == "u" and number is not None:
            self._say(chr(number & 0xFFFF))
            self.to_skip = self.state.bytes_for_unicode
        elif self.state.destination == "colortbl":
            self.mixed[word] = (number or 0) & 255
        elif word == "fcharset" and number is not None:
            self.sets[self.state.font] = number
        elif word == "ansicpg" and number:
            self.encoding = _encoding(f"cp{number}")
        else:
            self._take_look(word, number)

    def _take_look(self, word: str, number: int | None) -> None:
        state, value = self.state, number or 0
        if word == "v":
            state = state._replace(is_hidden=number != 0)
        elif word == "fs":
            state = state._replace(half_points=value)
        elif word == "cf":
            state = state._replace(colour=value)
        elif word in _GROUNDS:
            state = state._replace(ground=value)
        elif word == "cbpat":
            state = state._replace(paragraph_ground=value)
        elif word == "f":
            state = state._replace(font=value)
        elif word == "uc":
            state = state._replace(bytes_for_unicode=max(0, value))
        elif word == "pard":
            state = state._replace(paragraph_ground=0)
        elif word == "plain":
            state = state._replace(is_hidden=False, half_points=24, colour=0, ground=0)
        elif word in ("trowd", "clcbpat"):
            self.row_is_painted = word == "clcbpat"
        self.state = state

    def _flush(self) -> None:
        if not self.bytes:
            return
        written, self.bytes = bytes(self.bytes), bytearray()
        if not self.state.is_read:
            return
        charset = self.sets.get(self.state.font)
        if charset == _SYMBOLS:
            self._say("•")
        else:
            encoding = _CODE_PAGES.get(charset or 0, self.encoding)
            self._say(written.decode(encoding, errors="replace"))

    def _say(self, text: str) -> None:
        if not self.state.is_read:
            return
        self.length += len(text)
        if self.length > self.most:
            raise UnreadableResume("too_large")
        if text == "\n" or not self._is_unseen():
            self.seen.append(text)
        if text == "\n" or self._is_unseen():
            self.hidden.append(text)

    def _is_unseen(self) -> bool:
        state = self.state
        if state.is_hidden or state.half_points < SMALLEST:
            return True
        if state.is_drawn or self.row_is_painted:
            return False
        colour = self._colour(state.colour, (0, 0, 0))
        ground = self._colour(state.ground or state.paragraph_ground, WHITE)
        return is_lost_on(colour, ground)

    def _colour(self, index: int, default: Colour) -> Colour:
        known = self.colours[index] if 0 <= index < len(self.colours) else None
        return known or default


def _joined(pieces: list[str]) -> str:
    """The text, halves of letters that RTF writes one by one put together."""
    whole = "".join(pieces).encode("utf-16-le", "surrogatepass")
    return whole.decode("utf-16-le", "replace")


def _encoding(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
