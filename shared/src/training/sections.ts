import { textOf } from '../base/text.ts';
import { renderSvg } from '../diagram/render-svg.ts';
import { diffDocuments, type FlowDocument } from '../document/index.ts';
import type { Card } from './cards.ts';
import { casesOf } from './cases.ts';
import { type Html, html, raw } from './markup.ts';
import type { Page } from './pages.ts';
import { quizOf } from './quiz.ts';
import { type StoryLesson, storyLessons } from './story-lessons.ts';
import { handlerOf, type Teller, tellerOf } from './tell-transition.ts';
import { words } from './words.ts';

/** What every section is made from. */
export interface Lesson {
  readonly teller: Teller;
  readonly cards: readonly Card[];
  readonly pages: readonly Page[];
  readonly before: { readonly document: FlowDocument; readonly version: number } | undefined;
}

export interface Section {
  readonly id: keyof (typeof words)['zh']['nav'];
  readonly body: Html;
}

/** The sections of the pack in one language, in the order they are read; those with nothing to say are left out. */
export function sectionsOf(lesson: Lesson): Section[] {
  const [overview, ...phases] = lesson.pages;
  const made: readonly [Section['id'], Html | undefined][] = [
    ['overview', overview && picture(lesson, overview, words[lesson.teller.locale].clickHint)],
    ['phases', phases.length > 0 ? html`${phases.map((page) => picture(lesson, page))}` : undefined],
    ['roles', roles(lesson)],
    ['exceptions', exceptions(lesson)],
    ['cases', cases(lesson)],
    ['quiz', quiz(lesson)],
    ['glossary', glossary(lesson)],
    ['changes', changes(lesson)],
  ];
  return made.flatMap(([id, body]) => (body ? [{ id, body }] : []));
}

function picture({ teller }: Lesson, page: Page, hint = ''): Html {
  const { locale } = teller;
  const title =
    page.id === 'overview' ? textOf(teller.document.name, locale) : teller.name(page.of) + (page.part ? words[locale].part(page.part) : '');
  return html`<figure class="sheet" data-page="${page.of}"><figcaption><h3>${title}</h3>${hint && html`<p class="quiet screen">${hint}</p>`}</figcaption>${raw(renderSvg(page.document, { locale, theme: 'light', embed: false, ids: true }))}</figure>`;
}

/** A card that opens beside the drawing, and is printed with its role. */
export function cardHtml(card: Card, teller: Teller): Html {
  const say = words[teller.locale];
  return html`<article class="card" data-card="${card.id}"><p class="quiet">${card.within.join(' / ')}</p><h3>${card.name}</h3>${card.note && html`<p>${card.note}</p>`}<dl>${card.customer && html`<dt>${say.customerSees}</dt><dd>${card.customer}</dd>`}<dt>${say.who}</dt><dd>${card.handler ?? (card.ways.some(({ byHand }) => byHand) ? say.nobody : say.system)}</dd>${card.limits.length > 0 && html`<dt>${say.byWhen}</dt>${card.limits.map((limit) => html`<dd>${limit}</dd>`)}`}<dt>${say.waysOut}</dt>${card.ways.length === 0 ? html`<dd>${say.noWayOut}</dd>` : card.ways.map((way) => html`<dd><b>${way.happens}</b>${way.condition && html` <i>${way.condition}</i>`} → ${way.target} <span class="quiet">${way.actor}</span></dd>`)}</dl></article>`;
}

function roles({ teller, cards }: Lesson): Html | undefined {
  const say = words[teller.locale];
  const names = [...new Set(cards.flatMap(({ handler }) => handler ?? []))];
  if (names.length === 0) return undefined;
  return html`${names.map((role) => html`<section class="sheet role"><h3>${role}</h3><table><thead><tr><th>${say.see}</th><th>${say.doIt}</th><th>${say.byWhen}</th></tr></thead><tbody>${cards.filter(({ handler, ends }) => handler === role && !ends).map((card) => duty(card, teller))}</tbody></table></section>`)}`;
}

function duty(card: Card, { locale }: Teller): Html {
  const say = words[locale];
  const hands = card.ways.filter(({ byHand }) => byHand);
  return html`<tr><th scope="row">${card.name}${card.note && html`<p class="quiet">${card.note}</p>`}</th><td>${hands.length === 0 ? say.nothingToDo : html`<ul>${hands.map((way) => html`<li><b>${way.happens}</b>${way.condition && html` <i>${say.when} ${way.condition}</i>`} → ${way.target}</li>`)}</ul>`}</td><td>${card.limits.length === 0 ? say.noLimit : card.limits.map((limit) => html`<p>${limit}</p>`)}</td></tr>`;
}

/** What goes another way than planned: times that run out, calls that fail. */
function exceptions({ teller }: Lesson): Html | undefined {
  const { document, locale } = teller;
  const say = words[locale];
  const ways = Object.values(document.transitions).filter(
    ({ trigger, targets }) => targets.length > 0 && (trigger.type === 'after' || (trigger.type === 'reply' && trigger.outcome === 'error')),
  );
  if (ways.length === 0) return undefined;
  return html`<p class="quiet">${say.exceptionsHint}</p><div class="cards">${ways.map((way) => {
    const owner = handlerOf(document, way.targets[0] ?? '', locale) ?? handlerOf(document, way.source, locale);
    return html`<article class="card"><h3>${teller.name(way.source)}</h3><dl><dt>${say.cause}</dt><dd>${teller.trigger(way)}${way.guard && html` <i>${teller.condition(way)}</i>`}</dd><dt>${say.goes}</dt><dd>${teller.target(way)}</dd><dt>${say.owner}</dt><dd>${owner ?? say.nobody}</dd></dl></article>`;
  })}</div>`;
}

/** The stories kept with the drawing; without any, the shortest way to each end. */
function cases({ teller }: Lesson): Html | undefined {
  const stories = storyLessons(teller);
  const told = stories.length > 0 ? stories.map((story) => storyHtml(story, teller)) : waysToEnds(teller);
  return told.length === 0 ? undefined : html`${told}`;
}

function storyHtml({ name, description, begins, steps }: StoryLesson, { locale }: Teller): Html {
  const first = begins && html`<li>${words[locale].begins(begins)}</li>`;
  const lines = steps.map(({ happens, stands }) => html`<li>${happens}${stands && html` → <b>${stands}</b>`}</li>`);
  return html`<section class="case" data-case><h3>${name}</h3>${description && html`<p>${description}</p>`}<ol>${first}${lines}</ol></section>`;
}

function waysToEnds(teller: Teller): Html[] {
  const say = words[teller.locale];
  return casesOf(teller.document).map(
    ({ end, begins, steps }) =>
      html`<section class="case" data-case><h3>${say.caseTo(teller.name(end))}</h3><ol><li data-state="${begins}">${say.begins(teller.name(begins))}</li>${steps.map(({ transition, from, to }) => html`<li data-state="${to}" data-way="${transition.id}"><b>${teller.name(from)}</b>: ${teller.trigger(transition)}${transition.guard && html`, <i>${teller.condition(transition)}</i>`} → <b>${teller.name(to)}</b> <span class="quiet">${teller.actor(transition)}</span></li>`)}</ol></section>`,
  );
}

function quiz({ teller, cards }: Lesson): Html | undefined {
  const say = words[teller.locale];
  const questions = quizOf(cards, say);
  if (questions.length === 0) return undefined;
  return html`<p class="quiet">${say.quizHint} <output data-score data-label="${say.score}"></output></p>${questions.map(
    (question, index) =>
      html`<fieldset data-right="${question.right}" data-yes="${say.right}" data-no="${say.wrong(question.options[question.right] ?? '')}"><legend>${index + 1}. ${question.text}</legend>${question.options.map((option, at) => html`<label><input type="radio" name="${teller.locale}-q${index}" value="${at}"> ${option}</label>`)}<p class="verdict" role="status"></p></fieldset>`,
  )}`;
}

function glossary({ teller: { document, locale } }: Lesson): Html {
  const say = words[locale];
  const other = locale === 'zh' ? 'en' : 'zh';
  const rows = [
    ...Object.values(document.states).flatMap(({ id, label, note }) =>
      id === document.root ? [] : [{ kind: 'state' as const, label, note }],
    ),
    ...Object.values(document.events).map(({ label, note }) => ({ kind: 'event' as const, label, note })),
    ...Object.values(document.context).map(({ label, note }) => ({ kind: 'field' as const, label, note })),
  ].filter(({ label }) => textOf(label, locale) !== '');
  return html`<table><thead><tr><th>${say.term}</th><th>${say.other}</th><th>${say.kind}</th><th>${say.meaning}</th></tr></thead><tbody>${rows.map(({ kind, label, note }) => html`<tr><th scope="row">${textOf(label, locale)}</th><td lang="${other}">${label[other] ?? ''}</td><td>${say.kinds[kind]}</td><td>${textOf(note, locale)}</td></tr>`)}</tbody></table>`;
}

function changes({ teller, before }: Lesson): Html {
  const { document, locale } = teller;
  const say = words[locale];
  const all = before ? diffDocuments(before.document, document) : [];
  const found = all.flatMap(({ type, place }) => (place.type === 'policy' ? [] : [{ type, place }]));
  if (!before || found.length === 0) return html`<p>${say.noChanges}</p>`;
  const old = tellerOf(before.document, locale);
  return html`<p class="quiet">${say.changedSince(before.version)}</p><ul>${found.map(({ type, place }) => html`<li><b>${say.changed[type]}</b> ${say.places[place.type]} ${place.type === 'flow' ? '' : nameAt(type === 'removed' ? old : teller, place)}</li>`)}</ul>`;
}

function nameAt(teller: Teller, place: { readonly type: string; readonly id: string }): string {
  const { document, locale } = teller;
  if (place.type === 'event') return teller.event(place.id);
  if (place.type === 'field') return textOf(document.context[place.id]?.label, locale) || place.id;
  const way = document.transitions[place.id];
  return way ? `${teller.name(way.source)}: ${teller.trigger(way)} → ${teller.target(way)}` : teller.name(place.id);
}
