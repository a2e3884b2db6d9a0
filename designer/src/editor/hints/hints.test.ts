import { checkDocument } from '@orderloom/shared/check';
import { blankDocument, type FlowDocument } from '@orderloom/shared/document';
import { drawFlow } from '@orderloom/shared/testing';
import { expect, it } from 'vitest';
import { hintFor } from './hints.ts';

const blank = blankDocument('blank', { en: 'Blank' });
const open = drawFlow({ states: { waiting: { on: { pay: 'paid' } }, paid: {} } });
const whole = drawFlow({ states: { waiting: { on: { pay: 'paid' } }, paid: { final: true } } });

function hint(document: FlowDocument, { published = false, states = [], transitions = [], putAway = [] }: Partial<Around> = {}) {
  const selection = { states, transitions, notes: [] };
  return hintFor({ document, selection, findings: checkDocument(document), locale: 'en', published }, putAway);
}

interface Around {
  readonly published: boolean;
  readonly states: readonly string[];
  readonly transitions: readonly string[];
  readonly putAway: readonly string[];
}

it('speaks of what is needed next: a beginning, a way out, the first publishing', () => {
  expect(hint(blank)?.id).toBe('empty');
  expect(hint(open)).toMatchObject({ id: 'wayOut', about: 'paid', acts: ['next', 'end'] });
  expect(hint(whole)).toEqual({ id: 'publish', acts: ['publish'] });
  expect(hint(whole, { published: true })).toBeUndefined();
});

it('says nothing of a state that has got a way out since it was checked', () => {
  const mended = { ...open, states: { ...open.states, paid: { ...open.states.paid, kind: 'final' } } } as FlowDocument;
  const findings = checkDocument(open);
  const selection = { states: [], transitions: [], notes: [] };
  expect(hintFor({ document: mended, selection, findings, locale: 'en', published: true }, [])).toBeUndefined();
});

it('stays away once put away', () => {
  expect(hint(open, { putAway: ['wayOut'] })).toBeUndefined();
  expect(hint(blank, { putAway: ['empty'] })).toBeUndefined();
});
