"""How the page of the sheet looks: on paper, on a telephone, in the dark; no font, picture or colour from elsewhere."""

from typing import Final

# Well-formed inside an XML document too: no "<", no "&".
STYLE: Final = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1b2430; --quiet: #566070; --line: #ccd3dc;
  --band: #dde5f1; --heard: #9db4d8; --accent: #2a569c; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181e; --ink: #e7ebf0; --quiet: #a4aebb; --line: #434d5a;
  --band: #27303e; --heard: #3f5a87; --accent: #9dbdf2; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, p, ul { margin: 0; padding: 0; }
ul { list-style: none; }
h1 { font-size: 1.9rem; line-height: 1.2; font-weight: 650; letter-spacing: -.015em; }
h2 { font-size: 1rem; line-height: 1.35; font-weight: 650; color: var(--accent); margin-block-end: .2rem; }
h3 { font-size: .85rem; line-height: 1.4; font-weight: 600; color: var(--quiet); margin-block-end: .1rem; }
small { font-size: .85em; font-weight: 400; color: var(--quiet); white-space: nowrap; }
h2 small { font-size: .9em; white-space: normal; }
small.remark { font-style: italic; white-space: normal; }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em; }
.whom { color: var(--quiet); margin-block-start: .15rem; }
.when { margin-block-start: .7rem; }
.when li:first-child { font-weight: 600; }
.bar { display: flex; gap: 3px; margin-block: 1.1rem 1.5rem; font-size: .8rem; line-height: 1.5rem; }
.bar span { position: relative; flex-basis: 0; min-width: 1.6rem; background: var(--band); border-radius: 3px;
  overflow: hidden; text-align: center; }
.bar i { position: absolute; inset-block-end: 0; inset-inline-start: 0; block-size: 4px; background: var(--heard); }
.bar b { position: relative; font-weight: 600; }
main { display: grid; gap: 1.3rem 2.2rem; }
main section + section { margin-block-start: 1.1rem; }
main .group { margin-block-start: .6rem; }
.advice, .told, .group p.remark { color: var(--quiet); }
.told { margin-block-start: .5rem; font-size: .9rem; }
.group p.remark { font-size: .9rem; }
.after ul:not(.ticks) { list-style: disc; padding-inline-start: 1.1em; }
.after li::marker { color: var(--quiet); }
.after li + li { margin-block-start: .2rem; }
.ticks label { display: flex; gap: .6em; padding-block: .22em; align-items: baseline; }
.ticks input { appearance: none; flex: none; inline-size: .85em; block-size: .85em; margin: 0; border: 1.5px solid
  var(--quiet); border-radius: 2px; transform: translateY(.08em); }
.ticks input:checked { background: var(--accent); border-color: var(--accent); }
.ticks input:checked + span { color: var(--quiet); }
.ticks input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.notes { margin-block-start: 1.8rem; }
.rooms { --gap: .8rem; display: flex; flex-wrap: wrap; gap: var(--gap); margin-block-start: .4rem; }
.rooms section { flex: 1 1 calc((100% - (var(--beside) - 1) * var(--gap)) / var(--beside));
  min-inline-size: min(100%, 14rem); min-block-size: 6.5rem; padding: .45rem .6rem; border: 1px solid var(--line);
  border-radius: 4px; }
h1:lang(ar), h1:lang(ja), h1:lang(zh) { letter-spacing: 0; }
body:lang(ar) { line-height: 1.65; }
body:lang(ja), body:lang(zh) { line-height: 1.6; line-break: strict; }
:lang(ar) small.remark, :lang(ja) small.remark, :lang(zh) small.remark { font-style: normal; }
@media (min-width: 54rem) {
  main { grid-template: "talk before" auto "talk after" 1fr / minmax(0, 1.75fr) minmax(0, 1fr); }
  .talk { grid-area: talk; } .before { grid-area: before; } .after { grid-area: after; }
}
@page { margin: 11mm 13mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --line: #888; --band: #e6eaf0;
    --heard: #93a3bb; --accent: #16386f; }
  html { font-size: 8.8pt; }
  body { display: flex; flex-direction: column; max-width: none; min-block-size: 99vh; padding: 0; line-height: 1.36; }
  body:lang(ar), body:lang(ja), body:lang(zh) { line-height: 1.48; }
  h1 { font-size: 17pt; }
  a { text-decoration: none; }
  header { display: grid; grid-template-columns: minmax(0, 1fr) fit-content(56%); column-gap: 8mm; align-items: end; }
  .when { grid-area: 1 / 2 / 3 / 3; margin: 0; text-align: end; }
  .bar { grid-column: 1 / 3; margin-block: 2.5mm 3.5mm; line-height: 4.6mm; print-color-adjust: exact; }
  main { gap: 3mm 7mm; grid-template: "talk before" auto "talk after" 1fr / minmax(0, 1.9fr) minmax(0, 1fr); }
  .talk { grid-area: talk; } .before { grid-area: before; } .after { grid-area: after; }
  main section + section { margin-block-start: 2.6mm; }
  main .group { margin-block-start: 1.3mm; }
  .ticks label { padding-block: .25mm; }
  .notes { display: flex; flex: 1; flex-direction: column; margin-block-start: 3mm; break-inside: avoid; }
  .rooms { --gap: 2mm; flex: 1; }
  .rooms section { min-block-size: 15mm; min-inline-size: 0; padding: 1mm 2mm; break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  li, .group, .advice { break-inside: avoid; }
}
"""
