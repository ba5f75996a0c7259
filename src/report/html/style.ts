/** The style of a page: light and dark, narrow and wide, on a screen and on paper. Colours carry no meaning alone. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#faf9f6, #15161a);
  --card: light-dark(#ffffff, #1c1e23);
  --sunk: light-dark(#f3f1ec, #121317);
  --ink: light-dark(#1d1c1a, #e8e6e1);
  --quiet: light-dark(#635f57, #a5a19a);
  --line: light-dark(#e3dfd6, #2f3138);
  --link: light-dark(#1f4f82, #9cc4f0);
  --fails: light-dark(#a62b1f, #f49186);
  --warns: light-dark(#835300, #e6b95f);
  --known: light-dark(#4a4f8f, #b0b4f2);
  --kept: light-dark(#22683a, #86cb9a);
  --unjudged: light-dark(#75716a, #8d8a84);
  --minus: light-dark(#fbeae7, #36201f);
  --minus-word: light-dark(#f3c6bf, #6a2f2a);
  --plus: light-dark(#e7f3ea, #1a2c21);
  --plus-word: light-dark(#bfe3c9, #2a5a3a);
  --sans: Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, "JetBrains Mono", Consolas, "DejaVu Sans Mono", monospace;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 62rem; padding: 0 clamp(1rem, 4vw, 2.5rem) 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset { margin: 0; padding: 0; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
ul, ol { list-style: none; }
fieldset { border: 0; min-width: 0; }
small { font-size: .8em; font-weight: 400; color: var(--quiet); }
a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .18em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
code, pre { font-family: var(--mono); font-size: .84em; unicode-bidi: isolate; font-variant-ligatures: none; }
pre code { font-size: 1em; }
pre { margin: 0; padding: .7rem .85rem; background: var(--sunk); border-radius: 6px; line-height: 1.5; white-space: pre-wrap; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100vw; top: .5rem; padding: .4rem .8rem; background: var(--card); z-index: 2; }
.skip:focus { left: 1rem; }
.quiet { color: var(--quiet); font-size: .9em; }
.foreign { unicode-bidi: isolate; }
.label { color: var(--quiet); font-size: .8rem; margin-bottom: .3rem; }
button { font: inherit; font-size: .85rem; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 6px;
  padding: .25rem .7rem; cursor: pointer; }
button:hover { border-color: var(--quiet); }

.bar { display: flex; justify-content: space-between; align-items: center; gap: 1rem; min-height: 2.2rem; padding-top: 1.25rem; }
.eyebrow { font-size: .82rem; color: var(--quiet); letter-spacing: .01em; }
.head h1 { margin-top: clamp(1.5rem, 5vw, 3rem); font-size: 1.15rem; font-weight: 500; }
.head .who { display: block; }
.head .verdict { display: block; margin-top: .2rem; font-size: clamp(2rem, 6vw, 3.1rem); font-weight: 650; letter-spacing: -.022em; }
.head.failed .verdict { color: var(--fails); }
.head.passed .verdict { color: var(--kept); }
.head.inconclusive .verdict { color: var(--warns); }
.sentence { margin-top: .75rem; max-width: 46rem; }
.shares { display: block; width: 100%; height: 10px; margin-top: 1.75rem; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin-top: .6rem; font-size: .9rem; color: var(--quiet); }
.legend li::before { content: ""; display: inline-block; width: .6em; height: .6em; margin-right: .45em; border-radius: 2px; background: currentColor; }
.legend b { color: var(--ink); font-weight: 600; }
.fails { --own: var(--fails); } .warns { --own: var(--warns); } .known { --own: var(--known); } .kept { --own: var(--kept); } .unjudged { --own: var(--unjudged); }
.shares rect { fill: var(--own); }
.legend li::before { background: var(--own); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: .7rem 2rem; margin-top: 1.75rem; font-size: .92rem; }
.facts dt { color: var(--quiet); font-size: .8rem; }

h2 { margin: clamp(2.5rem, 7vw, 4rem) 0 .9rem; font-size: 1.4rem; font-weight: 620; letter-spacing: -.012em; }
.troubles ul { padding: .9rem 1.1rem; border-left: 3px solid var(--fails); background: var(--card); border-radius: 0 6px 6px 0; }
.troubles.caution ul { border-left-color: var(--warns); }
.troubles li + li { margin-top: .4rem; }
.mend { counter-reset: mend; }
.mend.more { counter-reset: mend 10; margin-top: .6rem; }
.mend li { counter-increment: mend; display: grid; grid-template-columns: 2.2rem 1fr; padding: .6rem 0; border-top: 1px solid var(--line); }
.mend li::before { content: counter(mend); color: var(--own); font-weight: 600; grid-row: span 2; }
.mend a { color: inherit; text-decoration: none; }
.mend a:hover { text-decoration: underline; }
.mend b { color: var(--own); margin-right: .35rem; }

.filter { position: sticky; top: 0; z-index: 1; display: grid; grid-template-columns: 1fr auto; gap: .55rem 1rem; align-items: center; padding: .8rem 0;
  background: var(--paper); border-bottom: 1px solid var(--line); }
.filter .search { grid-column: 1 / -1; }
.filter input[type="search"] { width: 100%; font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .5rem .8rem; }
.filter input::placeholder { color: var(--quiet); opacity: 1; }
.filter fieldset { display: flex; flex-wrap: wrap; gap: .2rem 1rem; grid-column: 1; }
.choice { font-size: .9rem; white-space: nowrap; cursor: pointer; }
.choice input { accent-color: var(--link); margin: 0 .2rem 0 0; vertical-align: -.1em; }
.shown { grid-column: 2; grid-row: 2 / span 2; align-self: end; font-size: .9rem; color: var(--quiet); text-align: right; }
.shown button { margin-left: .5rem; }
.filter + .quiet { margin-top: 1rem; }
.nothing { padding: 2rem 0; color: var(--quiet); }
.area h3 { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; margin-top: 2rem; padding-bottom: .45rem;
  font-size: 1rem; font-weight: 620; border-bottom: 1px solid var(--line); }
.rule { border-bottom: 1px solid var(--line); scroll-margin-top: 7rem; }
.rule > summary { display: grid; grid-template-columns: 1.4rem 5.6rem 1fr 3.4rem 3.6rem; gap: 0 .4rem; align-items: baseline; padding: .55rem 0; cursor: pointer; list-style: none; }
.rule > summary::-webkit-details-marker { display: none; }
.rule > summary:hover .says { text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: .2em; }
.mark { color: var(--own); font-weight: 700; text-align: center; }
.id { font-weight: 600; font-size: .95em; }
.fails > summary .id, .warns > summary .id { color: var(--own); }
.level, .judged { color: var(--quiet); font-size: .84rem; text-align: right; }
.rule .inside { padding: .3rem 0 1.8rem 1.8rem; }
.rule[open] > summary .says { font-weight: 500; }
.state b { color: var(--own); font-weight: 600; }
.inside > .facts { margin-top: 1.2rem; }
.finding { margin-top: .7rem; padding: 1.1rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.finding > * + * { margin-top: .85rem; }
.finding h4, .finding h3 { display: inline; font-size: 1.02rem; font-weight: 600; }
.finding > summary { cursor: pointer; }
.finding > summary::marker { color: var(--quiet); }
.finding:not([open]) { padding-block: .7rem; }
.finding > .quiet { margin-top: .25rem; }
.known > b { color: var(--known); }
.pair { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: .85rem; }
.key { color: var(--quiet); }
.minus { color: var(--fails); } .plus { color: var(--kept); }
.difference pre { padding: .55rem 0; }
.difference pre span { display: block; padding: 0 .85rem; }
.difference pre .minus { background: var(--minus); color: var(--ink); } .difference pre .plus { background: var(--plus); color: var(--ink); }
.difference .gap { color: var(--quiet); }
.difference .label span { margin-left: .6rem; font-family: var(--mono); }
del, ins { text-decoration: none; border-radius: 3px; padding: 0 .1em; }
del { background: var(--minus-word); } ins { background: var(--plus-word); }
.command { position: relative; }
.command pre { padding-right: 4.5rem; }
.command button { position: absolute; right: .45rem; bottom: .4rem; }
.fold > summary { cursor: pointer; color: var(--link); font-size: .9rem; }
.fold > pre { margin-top: .5rem; }

.course ol { padding: .5rem .85rem; background: var(--sunk); border-radius: 6px; font-size: .92rem; }
.course li { position: relative; min-height: 26px; padding: 2px 0 3px 64px; line-height: 22px; }
.course .rail { position: absolute; left: 0; top: 0; width: 60px; height: 100%; }
.course .here > span { background: var(--minus); box-shadow: -.4rem 0 0 var(--minus); border-radius: 4px; }
.course em { font-style: normal; color: var(--fails); font-size: .88em; }
.answer { color: var(--quiet); font-size: .88em; margin-left: .3rem; }
.rail line { stroke: var(--quiet); stroke-opacity: .45; stroke-width: 1.5; }
.rail line.gap { stroke-dasharray: 2 4; }
.rail circle.event { fill: var(--ink); }
.rail .dropped { stroke: var(--quiet); stroke-width: 2; fill: none; }
.rail .arrow { stroke: var(--quiet); stroke-width: 1.5; fill: none; }
.rail circle.well { fill: var(--kept); } .rail circle.refused { fill: var(--fails); } .rail circle.weather { fill: var(--warns); }
.rail circle.halo { fill: var(--warns); fill-opacity: .25; }
.rail rect.end { fill: var(--link); }
.sent.refused .answer, .sent.refused .quiet { color: var(--fails); } .sent.weather .answer, .sent.weather .quiet { color: var(--warns); }

.notes li { padding: .35rem 0; border-top: 1px solid var(--line); }
.scroll { overflow-x: auto; margin-top: .8rem; }
table { width: 100%; border-collapse: collapse; font-size: .92rem; overflow-wrap: normal; }
th, td { text-align: right; padding: .45rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; font-weight: 400; }
thead th { color: var(--quiet); font-size: .84rem; }
th:first-child { text-align: left; padding-left: 0; }
tbody th { font-weight: 500; }
.amount { display: block; width: 100%; min-width: 3.5rem; height: 4px; margin-top: .25rem; }
.amount .all { fill: var(--line); } .amount .part { fill: var(--link); }
.implementations { margin-top: 1.75rem; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: .8rem; }
.implementations li { padding: .9rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.matrix { width: auto; min-width: 100%; }
.matrix th[scope="col"] { min-width: 7rem; max-width: 14rem; text-align: left; overflow-wrap: anywhere; vertical-align: bottom; }
.matrix td { text-align: left; }
.matrix .says { display: block; font-weight: 400; color: var(--quiet); font-size: .92em; min-width: 14rem; max-width: 30rem; text-align: left; }
.matrix tbody th { text-align: left; padding-left: 0; }
.matrix td span { color: var(--own); white-space: nowrap; }
.matrix .differs > th:first-child { box-shadow: -.6rem 0 0 var(--paper), -.8rem 0 0 var(--warns); }
.matrix .area-row th { padding-top: 1.6rem; font-weight: 620; }
footer { margin-top: 4rem; color: var(--quiet); font-size: .85rem; }

@media (max-width: 40rem) {
  .eyebrow span { display: none; }
  .rule > summary { grid-template-columns: 1.4rem 1fr auto auto; gap: 0 .6rem; }
  .rule > summary .says { grid-column: 2 / -1; grid-row: 2; }
  .rule { scroll-margin-top: 0; }
  .rule .inside { padding-left: 0; }
  .finding { padding: .85rem; }
  .pair { grid-template-columns: minmax(0, 1fr); }
  .filter { position: static; grid-template-columns: 1fr; }
  .matrix .says { min-width: 8.5rem; }
  .matrix th[scope="col"] { min-width: 5rem; }
  .matrix th, .matrix td { padding-inline: .3rem; }
  .shown { grid-column: 1; grid-row: auto; text-align: left; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --card: #fff; --sunk: #f6f6f6; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .theme, .filter, .skip, .command button { display: none !important; }
  .finding, .mend li, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  .rule:not([data-broken]) .inside { display: none; }
  a { color: inherit; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`
