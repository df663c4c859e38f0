"""How the page looks: one column that is easy to read, in light, in the dark and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LIGHT: Final[Mapping[str, str]] = {
    "page": "#ffffff", "text": "#1c1c1c", "faint": "#555555", "line": "#c8c8c8",
    "link": "#0b4fa8", "urgent": "#a31515", "caution": "#7a4a00", "good": "#12632f",
}  # fmt: skip
DARK: Final[Mapping[str, str]] = {
    "page": "#161616", "text": "#e6e6e6", "faint": "#adadad", "line": "#4a4a4a",
    "link": "#8ab8ff", "urgent": "#ff9d92", "caution": "#f0c060", "good": "#7fd69b",
}  # fmt: skip
"""Each stands out from its page by at least 4.5 to 1 (WCAG 2.2, 1.4.3), save for lines."""

_RULES: Final = """
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; background: var(--page);
  color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; padding-bottom: .2rem;
  border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
h4 { font-size: 1rem; font-weight: normal; color: var(--faint); margin: .6rem 0 .2rem; }
p { margin: .2rem 0; }
ul { list-style: none; margin: 0; padding: 0; }
li { display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: .5em; margin: .4rem 0; }
li > .sign { margin: .2rem 0; }
.sign { white-space: nowrap; }
dl div { display: grid; grid-template-columns: 5.5em minmax(0, 1fr); column-gap: .5em; }
dt, .id, .faint, footer, footer ~ p { color: var(--faint); }
dd { margin: 0; }
.id { display: inline-block; font-size: .85em; }
a { color: var(--link); }
.urgent { color: var(--urgent); }
.caution { color: var(--caution); }
.good { color: var(--good); }
.legend { color: var(--faint); font-size: .9rem; }
.legend span { display: inline-block; margin-right: 1em; }
.legend .sign { margin-right: 0; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; margin: .8rem 0;
  font-size: .9rem; }
th, td { padding: .25rem .4rem; border-bottom: 1px solid var(--line); text-align: center; }
th[scope=col] { width: 13%; }
th:first-child { width: auto; text-align: left; font-weight: normal; }
th[scope=col], th[scope=rowgroup] { font-weight: bold; overflow-wrap: normal; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .5rem; }
footer, footer ~ p { font-size: .9rem; }
@media (max-width: 30rem) {
  th, td { padding: .25rem .15rem; }
  th[scope=col] { font-size: .75rem; font-weight: normal; }
  th[scope=col]:last-child { width: 21%; }
  th[scope=row] { font-size: .8rem; }
}
@media print {
  :root { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  a { text-decoration: none; }
  h2, h3, h4 { break-after: avoid; }
  li, tr { break-inside: avoid; }
}
"""


def _colours(given: Mapping[str, str]) -> str:
    return f":root {{ {' '.join(f'--{name}: {value};' for name, value in given.items())} }}"


COLOURS: Final = f"""
{_colours(LIGHT)}
@media screen and (prefers-color-scheme: dark) {{ {_colours(DARK)} }}
:root {{ color-scheme: light dark; }}"""
"""What every page of ours is coloured with."""

STYLE: Final = f"{COLOURS}{_RULES}"
