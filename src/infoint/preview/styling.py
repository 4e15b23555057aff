"""How the page looks: light and dark, wide and narrow, on paper; no font, picture or colour comes from elsewhere."""

from typing import Final

# Well-formed inside an XML document too: no "<", no "&".
STYLE: Final = """
:root { color-scheme: light dark;
  --paper: #fff; --tint: #f4f6f9; --line: #d5dae2; --ink: #1d2530; --quiet: #545f6e; --link: #1a4fa8;
  --bar: #2a63c4; --late: #d9822b; --stop: #a3341f; --mark: #fdf0c2; --yes: #1f6b3d; --yes-tint: #e3f3e8;
  --alarm: #9d2315; --alarm-tint: #fdeae7; --warn: #7a4b00; --warn-tint: #fdf1dc; --band: #e6ecf6; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #14181e; --tint: #1c222b; --line: #38414e; --ink: #e8ecf1; --quiet: #a6b0bd; --link: #8db8ff;
  --bar: #6fa1f5; --late: #e79a4a; --stop: #ff8f78; --mark: #4d431a; --yes: #8bd8a6; --yes-tint: #1b3425;
  --alarm: #ffa595; --alarm-tint: #401d18; --warn: #f3c67c; --warn-tint: #3b2d12; --band: #252e3c; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 3.6rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif;
  overflow-wrap: anywhere; }
.top, main, footer { max-width: 70rem; margin: 0 auto; padding: 0 1.5rem; }
.top { padding-top: 2.5rem; }
h1, h2, h3, h4, h5, p, dl, dd, ul, ol { margin: 0; }
h1 { font-size: 2.4rem; line-height: 1.2; letter-spacing: -.02em; }
h2 { font-size: 1.6rem; line-height: 1.25; letter-spacing: -.01em; margin: 0 0 1rem; }
h3 { font-size: 1.15rem; margin: 2rem 0 .6rem; }
h4 { font-size: 1rem; }
h5 { font-size: .78rem; color: var(--quiet); text-transform: uppercase; letter-spacing: .06em; font-weight: 600; }
h5 small { text-transform: none; letter-spacing: 0; font-weight: 400; font-size: 1em; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible { outline: 3px solid var(--bar); outline-offset: 2px; }
code { font: .84em/1.4 ui-monospace, monospace; color: var(--quiet); background: var(--tint);
  border-radius: 4px; padding: .1em .35em; }
mark { background: var(--mark); color: inherit; border-radius: 3px; padding: 0 .12em; }
cite { font-style: normal; display: block; }
q { quotes: "“" "”"; }
/* On a page that is read from the right, ids stay as they are written, and letters that are joined stay joined. */
code, .who { unicode-bidi: isolate; }
code { direction: ltr; }
[dir=rtl] cite { unicode-bidi: plaintext; text-align: right; }
[dir=rtl], [dir=rtl] * { letter-spacing: 0; }
.quiet, cite, .source { color: var(--quiet); font-size: .88rem; font-weight: 400; }
.skip { position: absolute; inset-inline-start: -99rem; }
.skip:focus { inset-inline-start: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 2; }
.over-title { color: var(--quiet); font-size: .95rem; }
.revision { color: var(--quiet); margin-top: .3rem; }
.figures { list-style: none; padding: 0; margin: 1.4rem 0 1.6rem; display: flex; flex-wrap: wrap; gap: .6rem; }
.figures li { background: var(--tint); border: 1px solid var(--line); border-radius: 8px; padding: .45rem .9rem; }
.figures .clean { background: var(--yes-tint); color: var(--yes); }
.figures .found { background: var(--warn-tint); }
.figures .found a { color: var(--warn); font-weight: 600; }
nav { position: sticky; top: 0; background: var(--paper); border-block: 1px solid var(--line); z-index: 1; }
nav ul { list-style: none; max-width: 70rem; margin: 0 auto; padding: .5rem 1.5rem; display: flex; gap: 1.4rem;
  overflow-x: auto; white-space: nowrap; }
nav a { text-decoration: none; font-size: .95rem; }
nav a:hover { text-decoration: underline; }
main > section { padding: 2.6rem 0 1rem; }
main > section + section { border-top: 1px solid var(--line); margin-top: 1.6rem; }
footer { color: var(--quiet); font-size: .88rem; padding-top: 2rem; padding-bottom: 3rem; }
.table { margin: 1rem 0 1.6rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; font-size: .94rem; }
caption { text-align: start; font-weight: 600; padding-bottom: .5rem; font-size: 1rem; }
th, td { text-align: start; vertical-align: top; padding-block: .6rem; padding-inline: 0 .9rem;
  border-top: 1px solid var(--line); }
th:first-child { width: 32%; }
thead th { color: var(--quiet); font-size: .82rem; font-weight: 600; padding-block: .35rem; }
tbody th { font-weight: 400; }
.table.steps th:nth-child(2), .table.steps th:nth-child(3) { width: 19%; }
.table.questions th:first-child { width: 44%; }
.table.two th:first-child { width: 58%; }
.table.talk th:nth-child(1) { width: 22%; }
.table.talk th:nth-child(2), .table.talk th:nth-child(3) { width: 12%; }
.say { display: block; }
.named .say { font-weight: 600; }
.text { white-space: pre-wrap; }
.in { color: var(--quiet); font-size: .75rem; font-weight: 600; border: 1px solid var(--line); border-radius: 4px;
  padding: 0 .3em; margin-inline-end: .45em; }
.who, .badge { display: inline-block; font-size: .8rem; line-height: 1.5; border-radius: 99px; padding: 0 .6em;
  margin-block: 0 .25em; margin-inline: 0 .3em; background: var(--band); }
.badge { font-weight: 600; color: var(--quiet); }
.badge.yes { background: var(--yes-tint); color: var(--yes); }
dt { color: var(--quiet); font-size: .82rem; }
td dl { display: grid; gap: .3rem; }
dl.rule { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: .7rem 1.4rem;
  font-size: .94rem; margin: .4rem 0 1rem; }
.aim { background: var(--tint); border-inline-start: 4px solid var(--bar); border-radius: 4px; padding: .7rem 1rem; }
.phases { display: flex; gap: 3px; margin: 1.2rem 0; }
.phases span { background: var(--band); border-radius: 5px; padding: .35rem 0; text-align: center; min-width: 2.4rem;
  flex-basis: 0; font-size: .88rem; }
.message { display: grid; grid-template-columns: 12rem minmax(0, 1fr); column-gap: 1.6rem; margin-top: 2.2rem; }
.message h3 { margin-top: .6rem; }
.message dl.rule { grid-template-columns: 1fr; }
.cards { align-items: start; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem; }
.card { border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.3rem;
  background: var(--paper); box-shadow: 0 1px 3px rgb(0 0 0 / .07); }
.card h4 { border-bottom: 1px solid var(--line); padding-bottom: .5rem; }
.part { padding-top: .75rem; }
.part.subject .text { font-weight: 600; }
.wording + .wording { margin-top: .5rem; }
.wording.some { display: grid; grid-template-columns: 9.5rem 1fr; gap: .2rem .8rem; align-items: baseline; }
.length { font-size: .88rem; color: var(--quiet); margin-top: .8rem; }
.length.over { color: var(--alarm); }
.gauge { display: inline-block; width: 5rem; height: .5rem; border-radius: 9px; background: var(--band);
  margin-inline-end: .6rem; overflow: hidden; vertical-align: .05rem; }
.gauge span { display: block; height: 100%; background: var(--bar); }
.over .gauge span { background: var(--alarm); }
.alarm { background: var(--alarm-tint); border-radius: 8px; padding: .7rem 1rem; margin-top: .9rem; }
.findings { list-style: none; padding: 0; display: grid; gap: .8rem; }
.finding { border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1.1rem; }
.finding h3 { margin: 0 0 .4rem; font-size: 1rem; }
.finding dl { display: grid; gap: .35rem; }
.finding dl div { display: grid; grid-template-columns: 4rem 1fr; align-items: baseline; }
.places { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem 1.4rem; font-size: .94rem; }
.severity { border-radius: 6px; padding: .12em .55em; font-size: .85rem; background: var(--alarm-tint);
  color: var(--alarm); }
.severity.warning { background: var(--warn-tint); color: var(--warn); }
.severity.note, .severity.info { background: var(--band); color: var(--ink); }
p.clean { color: var(--yes); }
.picture { margin: 1.4rem 0; }
.picture .narrow { display: none; }
@media (max-width: 46rem) {
  .top, main, footer { padding-inline: 1rem; }
  .top { padding-top: 1.5rem; }
  h1 { font-size: 1.9rem; }
  nav ul { padding-inline: 1rem; }
  .table thead { position: absolute; inset-inline-start: -99rem; }
  table, tbody, tr, th, td, caption { display: block; width: 100% !important; }
  tr { border-top: 1px solid var(--line); padding: .7rem 0; }
  tbody th, td { border: 0; padding: .15rem 0; }
  td::before { content: attr(data-label); display: block; color: var(--quiet); font-size: .82rem; }
  .card { padding: .9rem 1rem; }
  .message, .wording.some { display: block; }
  .picture .wide { display: none; }
  .picture .narrow { display: block; }
  td dl div { display: grid; grid-template-columns: 6.2rem 1fr; align-items: baseline; }
  td:has(dl)::before { display: none; }
}
@media print {
  :root { color-scheme: light; }
  body { font-size: 10.5pt; }
  nav, .skip { display: none; }
  .card, .finding, tr { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  .card { box-shadow: none; }
  .top { padding-top: 0; }
  main > section { padding-top: 1.2rem; }
  .picture svg { width: 84%; margin: 0 auto; }
  thead { break-after: avoid; }
}
.timeline { direction: ltr; display: block; width: 100%; height: auto; font-family: system-ui, sans-serif; }
.timeline text { fill: var(--ink); font-size: 13.5px; }
.timeline .heading { font-size: 14.5px; font-weight: 600; }
.timeline .small { fill: var(--quiet); font-size: 11.5px; }
.timeline .step, .timeline .small { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
.timeline .day { stroke: none; }
.timeline .band { fill: var(--band); }
.timeline .grid { stroke: var(--line); stroke-dasharray: 2 4; }
.timeline .zero { stroke: var(--quiet); }
.timeline .spine { stroke: var(--line); stroke-width: 3; }
.timeline .moment { fill: var(--bar); stroke: var(--paper); stroke-width: 3; }
.timeline .perhaps { fill: var(--paper); stroke: var(--bar); stroke-width: 2; }
.timeline .bar { fill: var(--bar); }
.timeline .late { fill: var(--late); }
.timeline .deadline { stroke: var(--stop); stroke-width: 3; }
.timeline .open { fill: none; stroke: var(--quiet); stroke-width: 2; }
.timeline .dotted { stroke-dasharray: 2 4; }
.timeline .remind { fill: var(--stop); }
"""
