"""How the page of many portfolios looks: a table, cards where it is narrow, and plain on paper."""

from __future__ import annotations

from typing import Final

from mcrubric.formats.html.style import COLOURS

_RULES: Final = """
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; background: var(--page);
  color: var(--text); font: 1rem/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; }
ul { list-style: none; margin: 0 0 1rem; padding: 0; display: flex; flex-wrap: wrap;
  gap: .3rem 1.5rem; }
a { color: var(--link); }
table { width: 100%; border-collapse: collapse; }
thead th { position: sticky; top: 0; background: var(--page); vertical-align: bottom; }
th, td { padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; }
tbody + tbody th, tbody + tbody td { border-top: 0; }
thead th { border-bottom: 2px solid var(--text); white-space: nowrap; }
tbody th { min-width: 10rem; }
.number + td:not(.number), thead th:nth-child(6) { padding-left: .6rem; }
.reports { white-space: nowrap; }
thead th:nth-child(n+3):nth-child(-n+5), .number { text-align: right; }
thead th, .number { overflow-wrap: normal; }
.number { font-variant-numeric: tabular-nums; }
.nothing, code { color: var(--faint); }
code { font-size: .85em; white-space: nowrap; }
.state { white-space: nowrap; }
.failed .state, .not-checked .state, .not-handed-in .state, .not-ready .state,
  li.failed .sign, li.not-checked .sign, li.not-handed-in .sign, li.not-ready .sign
  { color: var(--urgent); }
.undecided .state, li.undecided .sign { color: var(--caution); }
.ready .state, li.ready .sign { color: var(--good); }
@media (max-width: 64rem) {
  thead th { white-space: normal; }
  tbody th { min-width: 7rem; }
}
@media screen and (max-width: 42rem) {
  table, tbody, tr, th, td, .number + td:not(.number)
    { display: block; border: 0; padding: 0; white-space: normal; }
  thead { display: none; }
  tr { border-bottom: 1px solid var(--line); padding: .6rem 0; }
  .number { display: inline; }
  .number:not(:empty)::after { content: " " attr(data-column); }
  .number:not(:empty) { margin-right: 1em; }
  .nothing { display: none; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  thead th { position: static; white-space: normal; }
  .reports, thead th:nth-child(7) { display: none; }
  tr { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
"""

STYLE: Final = f"{COLOURS}{_RULES}"
