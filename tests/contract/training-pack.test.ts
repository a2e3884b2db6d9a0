import { library } from '@orderloom/machines';
import type { Locale } from '@orderloom/shared/base';
import { layoutDocument } from '@orderloom/shared/diagram';
import type { FlowDocument } from '@orderloom/shared/document';
import { type Arrange, arrangePages, cardsOf, casesOf, pointsOf, quizOf, tellerOf, trainingPack, words } from '@orderloom/shared/training';
import Elk from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';

function machine(id: string): FlowDocument {
  const found = library.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no machine ${id}`);
  return found.document;
}

const retail = machine('standard-retail');
const mixed = machine('mixed-fulfilment');
const arrange: Arrange = (document, locale, sheet) => layoutDocument(document, locale, new Elk(), sheet);
const leaves = ({ states }: FlowDocument) => Object.values(states).filter(({ kind }) => kind === 'atomic' || kind === 'final');

describe('the training pack', () => {
  it('is one file that asks no network for anything, in both languages', async () => {
    const pack = await trainingPack({ document: retail, version: 3, locales: ['zh', 'en'], arrange });

    expect(pack.match(/(src|href)="(?!#)[^"]*"|url\(|@import|<link/g)).toBeNull();
    expect(pack).toContain('lang="zh"');
    expect(pack).toContain('lang="en"');
    for (const { label } of leaves(retail)) expect(pack).toContain(label.en);
  });

  it('tells what changed since the version staff know', async () => {
    const before = structuredClone(retail);
    const [gone] = leaves(before);
    if (gone) gone.label = { zh: '旧名', en: 'Old name' };
    const pack = await trainingPack({ document: retail, version: 3, locales: ['en'], before: { document: before, version: 2 }, arrange });

    expect(pack).toContain('Compared with version 2');
    expect(pack).toContain(`<b>Changed</b> State ${gone ? retail.states[gone.id]?.label.en : ''}`);
  });

  it('shows nothing of a label as markup', async () => {
    const document = structuredClone(retail);
    document.name = { zh: '<script>alert(1)</script>' };

    expect(await trainingPack({ document, version: 1, locales: ['zh'], arrange })).not.toContain('<script>alert');
  });

  it.each(['zh', 'en'] as const)('draws every state on a page of A4 with letters of at least 7 pt (%s)', async (locale: Locale) => {
    const pages = await arrangePages(mixed, locale, arrange);
    const drawn = new Set(pages.flatMap(({ document }) => Object.keys(document.states)));

    expect(leaves(mixed).filter(({ id }) => !drawn.has(id))).toEqual([]);
    for (const page of pages) expect(pointsOf(page.document, locale), page.id).toBeGreaterThanOrEqual(7);
  });

  it('asks questions whose answers the drawing gives, the same ones every time', () => {
    const teller = tellerOf(mixed, 'en');
    const cards = cardsOf(teller, words.en);
    const questions = quizOf(cards, words.en);

    expect(questions.length).toBeGreaterThan(8);
    expect(quizOf(cards, words.en)).toEqual(questions);
    for (const { text, options, right } of questions) {
      const card = cards.find(({ name }) => text.includes(`“${name}”`));
      const answer = options[right];
      expect(card && [card.handler, ...card.ways.map(({ target }) => target)]).toContain(answer);
      expect(new Set(options).size).toBe(options.length);
    }
  });

  it('leads each case step by step from the beginning to its end', () => {
    for (const found of casesOf(mixed)) {
      expect(found.steps[0]?.from).toBe(found.begins);
      expect(found.steps.at(-1)?.to).toBe(found.end);
      for (const [index, step] of found.steps.entries()) if (index > 0) expect(step.from).toBe(found.steps[index - 1]?.to);
    }
  });
});

it('tells the stories of the drawing step by step', async () => {
  const stories = library
    .find(({ id }) => id === 'standard-retail')
    ?.scenarios.map(({ name, data, steps }, order) => ({ id: `s${order}`, order, name, data, steps }));
  const document = { ...retail, stories: Object.fromEntries((stories ?? []).map((story) => [story.id, story])) };
  const pack = await trainingPack({ document, version: 1, locales: ['zh', 'en'], arrange });

  for (const { name } of stories ?? []) expect(pack).toContain(name.zh);
  expect(pack.match(/<section class="case"/g)).toHaveLength(2 * (stories?.length ?? 0));
});
