"""The words people use for places, as data."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, Literal

Numbered = Literal["page", "slide", "line", "paragraph", "row", "minute", "second"]


def _words(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


NUMBERED: Final[MappingProxyType[str, Numbered]] = MappingProxyType({
    **dict.fromkeys(_words("p pp pg pgs page pages pge pgae paeg pag"), "page"),
    **dict.fromkeys(_words("slide slides sl"), "slide"),
    **dict.fromkeys(_words("line lines ln ll"), "line"),
    **dict.fromkeys(_words("para paras par paragraph paragraphs ¶"), "paragraph"),
    **dict.fromkeys(_words("row rows"), "row"),
    **dict.fromkeys(_words("minute minutes min mins mintue mintues"), "minute"),
    **dict.fromkeys(_words("second seconds secs"), "second"),
})  # fmt: skip

_ITEM_WORDS: Final = (
    ("figure", "figure figures fig figs"), ("photo", "photo photos picture pictures pic pics"),
    ("image", "image images img"), ("section", "section sections sec sect § subsection"),
    ("chapter", "chapter chapters ch"), ("table", "table tables tbl"),
    ("appendix", "appendix appx"),
    ("exhibit", "exhibit exhibits exh"), ("chart", "chart charts"), ("graph", "graph graphs"),
    ("diagram", "diagram diagrams"), ("screenshot", "screenshot"), ("item", "item items"),
    ("question", "question questions"), ("example", "example examples"), ("step", "step steps"),
    ("entry", "entry entries"), ("bullet", "bullet bullets"), ("box", "box boxes"),
    ("footnote", "footnote footnotes fn"), ("goal", "goal goals"), ("activity", "activity"),
    ("lesson", "lesson lessons"), ("unit", "unit units"), ("part", "part parts"),
    ("scene", "scene scenes"), ("frame", "frame frames"), ("column", "column columns col"),
    ("sheet", "sheet sheets tab tabs worksheet"), ("article", "article articles"),
    ("attachment", "attachment attachments"), ("panel", "panel panels"), ("post", "post posts"),
)  # fmt: skip
ITEMS: Final = MappingProxyType(
    {word: kind for kind, words in _ITEM_WORDS for word in words.split()}
)
"""Numbered things that no machine counts, by each word for them."""

PLURAL: Final = _words("pp pgs pages slides lines paras paragraphs rows")
HEADINGS: Final = _words("heading headings subheading section sections chapter subsection")
SHEETS: Final = _words("sheet tab worksheet")
TITLED: Final = _words("titled called named labeled labelled entitled headed reads reading says")
SUBJECT: Final = TITLED | _words("on about :")
EDGES: Final = _words("last final cover title front back opening closing")
"""`last page`, `cover page`: a place of its own that only the file can tell."""

_UP_TO_TWENTY: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_TENS: Final = (("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60))
CARDINALS: Final = MappingProxyType({
    **{word: number for number, word in enumerate(_UP_TO_TWENTY.split(), 1)},
    **dict(_TENS),
    "ninety": 90,
    **{
        f"{ten}-{word}": base + number
        for ten, base in _TENS for number, word in enumerate(_UP_TO_TWENTY.split()[:9], 1)
    },
})  # fmt: skip
_ORDINAL_WORDS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
)
ORDINALS: Final = MappingProxyType({w: n for n, w in enumerate(_ORDINAL_WORDS.split(), 1)})
ORDINAL_ENDINGS: Final = _words("st nd rd th")

NUMBER_SIGNS: Final = _words("# no nr num number nos numbers :")
RANGES: Final = _words("- to through thru until till")
LISTS: Final = _words(", ; & + and or | / also plus")
FOLLOWING: Final = _words("ff onward onwards")
OF: Final = _words("of in from on")

UNITS: Final = MappingProxyType({
    **dict.fromkeys(_words("h hr hrs hour hours"), 3600),
    **dict.fromkeys(_words("m min mins minute minutes"), 60),
    **dict.fromkeys(_words("s sec secs second seconds"), 1),
})  # fmt: skip
"""Seconds in a unit, by each word for it."""
NOT_A_MOMENT: Final = _words(
    "long video clip recording film movie segment interview presentation speech meeting session "
    "lesson each total ago later per old late early of break talk walk drive read song podcast "
    "daily weekly monthly"
)
"""What follows a length of time, as in `4 minutes long` or `a 3 minute video`."""
DAYTIME: Final = _words("am pm a.m p.m o'clock")
STARTS: Final = _words("start beginning")
ENDS: Final = _words("end finish")
ENDING: Final = ENDS | _words("ends ending stop stops stopping")
"""What stands before the second time of `starts at 3:12, ends at 4:01`."""
ABOUT: Final = _words("the about around approx approximately roughly ~ ca")
"""What may stand before the second time of a range."""
RUNNING: Final = _words("runs goes continues lasts up")
SPANS: Final = _words("for last final past next")
"""What makes a number of minutes a length: `for 10 minutes`, `last 30 seconds`."""
HALVES_OF_A_DAY: Final = _words("morning afternoon evening")
VERSES: Final = _words(
    "genesis exodus psalm psalms proverbs ecclesiastes isaiah jeremiah matthew luke john romans "
    "corinthians galatians ephesians philippians colossians timothy hebrews james peter "
    "gen ps prov isa matt lk jn rom cor eph phil heb"
)
"""Books in which `3:16` is a verse; `mark 3:16` is a moment."""
LAWS: Final = frozenset(("504",))
"""Sections of a law that every school has plans under: no section of a file."""

FILLER: Final = _words(
    "at on in see of the a an from to our my his her their this that is it are located found "
    "starting starts begins around about approx approximately ca circa roughly also and plus then "
    "both especially esp particularly mainly primarily specifically only please refer go look time "
    "times stamp stamps timestamp timestamps timecode ts mark point minute minutes second seconds "
    "min mins sec secs hour hours between under within during inside into through for as "
    "well or with"
)
"""Words around a place that say nothing of their own."""
POSITIONS: Final = _words(
    "top bottom middle center centre upper lower left right half corner side hand margin halfway "
    "down up"
)
"""Where on a page or a picture: every page has it, so there is nothing to look up."""
NOUNS: Final = _words(
    "handbook handbooks video videos vid vids clip clips recording recordings film movie audio "
    "podcast document documents doc docs pdf word powerpoint excel file files guide manual report "
    "deck presentation slideshow slides spreadsheet workbook agenda minutes calendar newsletter "
    "flyer brochure letter email plan plans policy protocol survey log summary notes website "
    "photo photos photograph picture pictures image images artifact artifacts evidence upload "
    "transcript form forms poster folder portfolio binder packet schedule directory attached "
    "attachment enclosed"
)
"""What an artifact may be called; alone, it names the whole of it."""
WHOLE: Final = _words(
    "throughout all whole entire entirety full fully complete everything every each various "
    "multiple several many passim overall everywhere anywhere"
)
PARTS: Final = _words("thing page pages pgs sections slides parts places times areas")
"""What may be all or several, and says nothing alone."""
WHOLE_ALONE: Final = frozenset(("n/a", "n.a.", "n.a", "-", "--", "na", "none", "cover to cover"))
REFUSING: Final = _words(
    "not except excluding without but before after every each po ratio room rm grade grades "
    "version score odds monday tuesday wednesday thursday friday saturday sunday mon tue tues wed "
    "thu thur thurs fri sat sun"
)
"""What stands before a number or time that is no place, or not the place that is meant."""
