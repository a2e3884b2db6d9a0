import { type Locale, textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/index.ts';
import { type Arrange, arrangePages } from './arrange-pages.ts';
import { cardsOf } from './cards.ts';
import { type Html, html, raw } from './markup.ts';
import { script } from './script.ts';
import { cardHtml, type Lesson, sectionsOf } from './sections.ts';
import { style } from './style.ts';
import { tellerOf } from './tell-transition.ts';
import { words } from './words.ts';

export interface TrainingPack {
  readonly document: FlowDocument;
  readonly version: number;
  /** The languages it speaks; one can switch where there are two. */
  readonly locales: readonly Locale[];
  /** The version staff were trained on last. */
  readonly before?: { readonly document: FlowDocument; readonly version: number } | undefined;
  readonly arrange: Arrange;
}

/**
 * Everything staff need to learn a flow, as one HTML file that needs no network: drawings to click through, what each role does by when,
 * exceptions, cases step by step, a quiz, a glossary, and what changed. Printed, it is an overview and a page for each phase on A4.
 */
export async function trainingPack({ document, version, locales, before, arrange }: TrainingPack): Promise<string> {
  const packs: Html[] = [];
  for (const locale of locales) {
    const teller = tellerOf(document, locale);
    const pages = await arrangePages(document, locale, arrange);
    packs.push(packHtml({ teller, cards: cardsOf(teller, words[locale]), pages, before }, version, locales));
  }
  const title = locales.map((locale) => textOf(document.name, locale)).filter((name, index, all) => all.indexOf(name) === index);
  return html`<!doctype html>
<html lang="${locales[0] ?? 'zh'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title.join(' / ')}</title><style>${raw(style)}</style></head>
<body>${packs}<script>${raw(script)}</script></body>
</html>
`.html;
}

const languageNames: Readonly<Record<Locale, string>> = { zh: '中文', en: 'English' };

function packHtml(lesson: Lesson, version: number, locales: readonly Locale[]): Html {
  const { teller, cards } = lesson;
  const { locale, document } = teller;
  const say = words[locale];
  const sections = sectionsOf(lesson);
  const languages = locales.length < 2 ? [] : locales;
  return html`<div data-pack lang="${locale}" data-back="${say.back}" data-next="${say.next}">
<header><h1>${textOf(document.name, locale)}</h1><span class="quiet">${say.version(version)}</span><nav>${sections.map(({ id }) => html`<a href="#${locale}-${id}">${say.nav[id]}</a>`)}</nav>${languages.map((language) => html`<button type="button" data-lang="${language}">${languageNames[language]}</button>`)}<button type="button" data-print>${say.print}</button></header>
<main>${sections.map(({ id, body }) => html`<section class="topic" id="${locale}-${id}"><h2>${say.nav[id]}</h2>${body}</section>`)}</main>
<template>${cards.map((card) => cardHtml(card, teller))}</template>
<dialog aria-label="${textOf(document.name, locale)}"><div></div><p class="bar"><button type="button" data-close>${say.close}</button></p></dialog>
</div>
`;
}
