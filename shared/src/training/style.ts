import { fontFamily } from '../diagram/render-svg.ts';

/** How the pack looks on a screen, on a phone and on A4 paper lying on its side. */
export const style = `
:root { color-scheme: light; --ink: #1c2430; --quiet: #5b6675; --line: #d9dee7; --accent: #2b59d9; --page: #f6f7f9; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.6 ${fontFamily}; }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: center; padding: 10px 20px; border-bottom: 1px solid var(--line); background: #fff; }
h1 { margin: 0; font-size: 18px; }
h2 { margin: 32px 0 12px; font-size: 22px; }
h3 { margin: 0 0 8px; font-size: 16px; }
main { max-width: 1180px; margin: 0 auto; padding: 0 20px 60px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 14px; }
a { color: var(--accent); text-underline-offset: 3px; }
button { padding: 4px 12px; border: 1px solid var(--line); border-radius: 8px; background: #fff; color: var(--ink); font: inherit; cursor: pointer; }
button[aria-pressed="true"] { border-color: var(--accent); color: var(--accent); }
button:disabled { opacity: 0.45; cursor: default; }
.quiet { color: var(--quiet); font-size: 13px; margin: 0; }
figure, .sheet, .case, fieldset { margin: 0 0 16px; padding: 16px; border: 1px solid var(--line); border-radius: 12px; background: #fff; overflow-x: auto; }
figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
figure [data-id] { cursor: pointer; }
figure [data-id]:focus-visible { outline: 2px solid var(--accent); }
figure [data-id]:hover { opacity: 0.75; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th, td { padding: 8px 10px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--quiet); font-weight: 500; }
tbody th { font-weight: 600; }
ul, ol { margin: 0; padding-left: 22px; }
dl { margin: 0; } dt { margin-top: 8px; color: var(--quiet); font-size: 13px; } dd { margin: 0; }
i { color: #6d3fc4; font-style: normal; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 12px; }
.card { padding: 14px; border: 1px solid var(--line); border-radius: 12px; background: #fff; break-inside: avoid; }
dialog { width: min(560px, 92vw); padding: 8px; border: 0; border-radius: 16px; box-shadow: 0 12px 48px rgb(10 22 40 / 30%); }
dialog .card { border: 0; } dialog::backdrop { background: rgb(10 22 40 / 40%); }
.case[data-slides] li { opacity: 0.35; } .case[data-slides] li[data-now] { opacity: 1; } .case[data-slides] li[data-past] { opacity: 0.7; }
.bar { display: flex; align-items: center; gap: 10px; margin: 12px 0 0; }
fieldset { display: grid; gap: 4px; } legend { float: left; width: 100%; font-weight: 600; } fieldset label { display: block; }
.verdict { margin: 4px 0 0; min-height: 1.6em; } fieldset[data-answer="right"] .verdict { color: #13795b; } fieldset[data-answer="wrong"] .verdict { color: #b42318; }
[hidden] { display: none !important; }
@media (max-width: 640px) { header { padding: 8px 12px; } main { padding: 0 12px 40px; } figure { padding: 8px; } figure svg { max-width: none; } h2 { font-size: 19px; } }
@page { size: A4 landscape; margin: 10mm; }
@media print {
  body { background: #fff; font-size: 9.5pt; } header nav, .screen, header button { display: none; } header { position: static; border: 0; padding: 0; }
  main { max-width: none; padding: 0; } h2 { margin: 0 0 3mm; break-after: avoid; } section.topic { break-before: page; }
  figure, .role { padding: 0; border: 0; break-inside: avoid; break-after: page; overflow: visible; } figure svg { width: 275mm; height: 166mm; max-width: none; }
  .case, fieldset, tr { break-inside: avoid; } .case[data-slides] li { opacity: 1; } th, td { padding: 4pt 6pt; } table { font-size: 9pt; }
}
`;
