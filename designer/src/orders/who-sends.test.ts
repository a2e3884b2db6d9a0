import type { AcceptableEvent } from '@orderloom/shared/api';
import { EventDefinition } from '@orderloom/shared/document';
import { expect, it } from 'vitest';
import { bySender } from './who-sends.ts';

const event = (type: string, senders: readonly string[]): AcceptableEvent => ({
  type,
  definition: EventDefinition.parse({ label: {}, senders }),
  leadsTo: [],
});

it('offers first what a person may send, then what others send, and never what the flow sends itself', () => {
  const { byPerson, byOthers } = bySender([
    event('anyone', []),
    event('told', ['channel', 'effect']),
    event('either', ['person', 'system']),
    event('own', ['system']),
  ]);
  expect(byPerson.map(({ type }) => type)).toEqual(['anyone', 'either']);
  expect(byOthers.map(({ type }) => type)).toEqual(['told']);
});
