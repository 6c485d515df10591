# SPDX-License-Identifier: MIT
"""What a reader can't tell apart is the same: markup by elements, addresses and words; dates by the second."""
import html.parser
import re
import time
import unicodedata
import urllib.parse


def same(ours, theirs):
    if isinstance(theirs, tuple):
        return isinstance(ours, (tuple, time.struct_time)) and tuple(ours)[:6] == theirs[:6]
    if not isinstance(ours, str) or not isinstance(theirs, str):
        return ours == theirs
    if re.fullmatch(r"[a-z]{2}-[A-Za-z]{2,4}", ours):
        return ours.lower() == theirs.lower()
    if "://" in ours and " " not in ours:
        return address(ours) == address(theirs)
    return shape(ours) == shape(theirs) or words(ours) == words(theirs) != "" and not addresses(theirs)


def same_words(ours, theirs):
    """What JSON Feed has as plain text, others have as markup, sometimes escaped once more."""
    return isinstance(ours, str) and isinstance(theirs, str) and words(words(ours)) == words(words(theirs))


def words(text):
    return "".join(part for kind, part in shape(text) if kind == "words")


def addresses(text):
    return [part for kind, part in shape(text) if kind == "address"]


def shape(text):
    reader = Shape()
    reader.feed(text)
    reader.close()
    return reader.parts()


def address(text):
    """Host in lower case, never without a path, letters beyond ASCII percent-encoded."""
    text = urllib.parse.quote(text.strip(), safe="".join(map(chr, range(0x21, 0x7F))))
    return re.sub(r"^(\w+://[^/]*)/?", lambda found: found.group(1).lower() + "/", text)


class Shape(html.parser.HTMLParser):
    """Words (white space aside), addresses, and line breaks; wrapping elements don't count."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.found.append(("address", address(value)))

    def handle_data(self, data):
        self.found.append(("words", data))

    def parts(self):
        joined = []
        for kind, part in self.found:
            if kind == "words":
                part = re.sub(r"\s+", "", unicodedata.normalize("NFC", part))
                if joined and joined[-1][0] == "words":
                    joined[-1] = (kind, joined[-1][1] + part)
                    continue
                if not part:
                    continue
            joined.append((kind, part))
        return joined
