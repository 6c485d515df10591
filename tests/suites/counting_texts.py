# SPDX-License-Identifier: MIT
"""Random texts of what counters and finders get wrong; the same ones for the same seed."""
import random

EMOJI = ["😀", "👩🏽‍🔬", "🏳️‍⚧️", "🏳️‍🌈", "🇬🇧", "🇩🇪🇫🇷", "🇦", "1️⃣", "#️⃣", "*⃣", "❤️", "❤", "☎︎", "👨‍👩‍👧‍👦", "🧑🏿‍🤝‍🧑🏻", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🫡", "🪿", "🐈‍⬛",
         "©", "©️", "™", "🏻", "👍🏽", "👍‍", "⛹🏿‍♀️", "❤️‍🔥", "🕵️‍♂️", "♾️", "🀄", "🫱🏼‍🫲🏿", "⚕️", "⌨", "🈁", "🇺🇸🇺", "㊗️", "🛜", "🏋🏾‍♂"]
WORDS = ["library", "Straße", "naïve", "cafe\u0301", "Ÿ", "ﬁn", "日本語", "図書館で", "中文", "한국어", "각", "\u1100\u1161\u11a8", "مكتبة",
         "ספרייה", "क्षत्रिय", "வணக்கம்", "สวัสดี", "ខ្មែរ", "မြန်မာ", "Россия", "Ελλάδα", "հայերեն", "ქართული", "Z\u0351\u036b\u0343\u036a", "ǅ", "İstanbul",
         "ß", "e\u0323\u0307", "\u1e9b\u0323", "Å", "𝐛𝐨𝐥𝐝", "𝓍", "２０２６", "٣٤", "½", "①", "Ⅷ", "a", "RT", "rt:", "x", "42", "3.14", "e.g.", "U.S.", "…", "—", "–"]
HOSTS = ["example.org", "example.com", "www.example.co.uk", "münchen.de", "例え.jp", "例え.テスト", "пример.рф", "xn--e1afmkfd.xn--p1ai", "sub-domain.example.museum", "foo_bar.example.com",
         "foo.bar_.com", "-a.com", "a-.com", "t.co", "EXAMPLE.ORG", "example.Com", "example.notatld", "example.app", "example.zip", "httpbin.org", "http.foo", "httpx.notatld", "1.2.3.4", "localhost",
         "example.c", "ex.ample.みんな", "twitter.香港", "a.b.c.d.io", "example.рф", "éxample.fr", "example.comm", "a" * 64 + ".com", "a..com", ".com", "com", "example.test", "example.dev", "example.an",
         "example.org.", "x.yt", "example.web", "ü.example.de", "日本.com", "日本.example.com", "example.com日本", "xn--.com", "xn--fiqs8s", "xn--a.xn--b", "example.kids", "example.中国"]
PATHS = ["", "", "/", "/a", "/a/b.html", "/a_(b)", "/a(b(c)d)e", "/(unclosed", "/ü", "/日本", "/%E2%9C%93", "/a,b", "/a.", "/~user/", "/a;b", "/-_", "/@user", "/#!/x", "/a:b", "/!", "/а", "/a'b", "/a|b",
         "?q=1", "/?q=a&b=c", "/x?q=(1)", "/x?q=日", "/x?a=b.", "/?q[]=1", "/?", "#frag", "/#frag", "/a#b/c", ":8080", ":8080/x", ":80a/", ":", "/AbCdEf123", "/abc?x=1", "/" + "a" * 41, "/Ab-cd", "/a//b", "/…", "/a—b", "/😀", "/a%", "/^"]
SCHEMES = ["http://", "https://", "HTTP://", "hTTps://", "ftp://", "", "", "http:/", "https:", "mailto:", "://", "gemini://", "//"]
NAMES = ["user", "User_1", "_", "a" * 20, "a" * 21, "user.example.com", "a.b", "user.bsky.social", "user.test", "naïve", "用户", "user-name", "user@example.org", "user/list", "user/list-name", "user/1list", "1", "me.COM", "x.com.", "user.example.com-", "a" * 16, "ü", "user/" + "l" * 26, "user.Test", "user/list/x"]
TAGS = ["tag", "Tag_1", "2026", "２０２６", "٣", "日本語", "a·b", "a・b", "a-b", "a\u200cb", "a\u200db", "ü", "café", "cafe\u0301", "tag.", "tag!?", "1a", "_", "a_", "😀", "tag😀", "\ufe0f", "\ufe0fa", "#", "tag#tag", "中文。", "tag'", "गूगल", "नमस्ते", "สวัสดี", "עברית", "مرحبا", "한국어", "a" * 64, "a" * 65, "𝒜", "é" * 33, "ー", "〜", "゛", "ｶﾞ", "々", "〃", "Ⅷ", "①", "²", "t\u00adag", "a\u2060b", "־", "ta\u20e2g", "١a", "tag…", "$a", "@a", "a/b", "a&b", "&", "_1", "1_", "ǅ"]
CASH = ["$A", "$ABC", "$ABCDEF", "$ABCDEFG", "$ABC.DE", "$abc_de", "$A.B.C", "$1", "$ABC1", "$a1", "$", "$$A", "$ABC.", "$ABC-", "$ü", "$ABC日", "$ABC’", "$ABC”", "$ab\u0301", "US$A", "$A.BCD", "$A_1"]
SIGNS = list(".,;:!?'\"()[]{}<>«»“”‘’„-–—…/\\|&*+=~^`%#@$_") + ["。", "、", "！", "？", "（", "）", "「", "」", "＠", "＃", "¿", "¡", "·", "・", "://", "...", "?!", "\u2019s", "､", "؟", "،", "।", "״", "׳", "\u061c"]
SPACES = [" "] * 12 + ["\n", "\r\n", "\r", "\t", "\u00a0", "\u3000", "\u2028", "\u2029", "\u0085", "\u180e", "\u200b", "\u2009", "\ufeff", "\u202f", "\u205f", "\u1680", "\v", "\f", "\u200a", "  ", "\n\n"]
INVISIBLE = ["\u200d", "\u200c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2069", "\u061c", "\u00ad", "\u2060", "\ufe0f", "\ufe0e", "\u20e3", "\ufffe", "\uffff", "\ufeff",
             "\u0000", "\u001b", "\u0301", "\u0308", "\u034f", "\u1ab0", "\u20dd", "\u094d", "\u0e33", "\u0600", "\U000e0061", "\U000e007f", "\ufdd0", "\ufffd", "\U0010ffff", "\u1160", "\uac00", "\u11a8"]
BLOCKS = [(0x20, 0x7E), (0xA0, 0x24F), (0x250, 0x36F), (0x370, 0x52F), (0x590, 0x6FF), (0x900, 0xDFF), (0xE00, 0xEFF), (0x1000, 0x109F), (0x10A0, 0x11FF), (0x1E00, 0x206F), (0x2070, 0x27BF), (0x2E80, 0x30FF), (0x3400, 0x34FF),
          (0xA640, 0xA69F), (0xAC00, 0xAC80), (0xF900, 0xFAFF), (0xFB00, 0xFDFF), (0xFE00, 0xFFEF), (0x10000, 0x100FF), (0x1D400, 0x1D4FF), (0x1F000, 0x1F2FF), (0x1F300, 0x1FAFF)]


def url(choose):
    return choose(SCHEMES) + choose(HOSTS) + choose(PATHS)


def block_run(choose, random_):
    first, last = choose(BLOCKS)
    return "".join(chr(random_.randint(first, last)) for _ in range(random_.randint(1, 4)))


def piece(random_):
    choose = random_.choice
    kind = random_.random()
    if kind < .22:
        return choose(WORDS)
    if kind < .34:
        return choose(EMOJI)
    if kind < .54:
        return url(choose)
    if kind < .63:
        return choose(["@", "@", "@", "＠"]) + choose(NAMES)
    if kind < .73:
        return choose(["#", "#", "#", "＃"]) + choose(TAGS)
    if kind < .78:
        return choose(CASH)
    if kind < .88:
        return choose(SIGNS)
    return choose(INVISIBLE) if kind < .94 else block_run(choose, random_)


def text(random_):
    """Pieces with white space, a mark or nothing between them; now and then long enough to break a limit."""
    parts = []
    gap = random_.choice([.2, .5, .8])
    for _ in range(random_.randint(1, 80 if random_.random() < .08 else 9)):
        parts.append(piece(random_))
        kind = random_.random()
        parts.append(random_.choice(SPACES) if kind < gap else random_.choice(SIGNS) if kind < gap + .1 else "")
    return "".join(parts)


def texts(count, seed):
    random_ = random.Random(seed)
    return [text(random_) for _ in range(count)]
