import { blankDocument, EventDefinition, Field, type FlowDocument, State, Transition } from '@orderloom/shared/document';
import { expect, it } from 'vitest';
import { createActor } from 'xstate';
import { simulatorLogic } from './simulator-logic.ts';

function drawing(delay = 3_600_000): FlowDocument {
  const state = (id: string, kind: 'atomic' | 'final') => State.parse({ id, kind, parent: 'root', label: { en: id } });
  const blank = blankDocument('f', { en: 'F' });
  const transitions = [
    Transition.parse({ id: 'pay', source: 'open', targets: ['paid'], trigger: { type: 'event', event: 'paid' } }),
    Transition.parse({ id: 'late', source: 'open', targets: ['closed'], trigger: { type: 'after', delay: { type: 'fixed', ms: delay } } }),
  ];
  return {
    ...blank,
    context: { amount: Field.parse({ label: {}, type: { type: 'money' } }) },
    events: { paid: EventDefinition.parse({ label: {} }) },
    states: {
      root: State.parse({ ...blank.states.root, initial: 'open' }),
      open: state('open', 'atomic'),
      paid: state('paid', 'final'),
      closed: state('closed', 'final'),
    },
    transitions: Object.fromEntries(transitions.map((transition) => [transition.id, transition])),
  };
}

function simulator(document = drawing()) {
  const actor = createActor(simulatorLogic).start();
  actor.send({ type: 'start', document, data: { amount: 100 }, now: 0 });
  return { actor, value: () => actor.getSnapshot().context.simulation?.snapshot.value };
}

it('walks by events and goes back step by step', () => {
  const { actor, value } = simulator();

  actor.send({ type: 'line', line: { type: 'paid' } });
  expect(value()).toBe('paid');

  actor.send({ type: 'back' });
  expect(value()).toBe('open');
});

it('takes the same steps again on a changed drawing', () => {
  const { actor, value } = simulator();
  actor.send({ type: 'line', line: { advance: '30m' } });
  expect(value()).toBe('open');

  actor.send({ type: 'replay', document: drawing(60_000) });

  expect(value()).toBe('closed');
  expect(actor.getSnapshot().context.simulation?.snapshot.context.amount).toBe(100);
});

it('says why a drawing cannot be started', () => {
  const { actor, value } = simulator({ ...drawing(), context: {} });

  expect(value()).toBeUndefined();
  expect(actor.getSnapshot().context.problems.length).toBeGreaterThan(0);
});
