import { blankDocument, EventDefinition, type FlowDocument, State, Transition } from '@orderloom/shared/document';
import { expect, it } from 'vitest';
import { createSession } from '../session/create-session.ts';
import { newEvent, relabelEvent, standardDefinition } from './event-label.ts';

function drawing(name: string, label: EventDefinition['label']): FlowDocument {
  const blank = blankDocument('f', {});
  return {
    ...blank,
    states: { ...blank.states, a: State.parse({ id: 'a', kind: 'atomic', parent: 'root', label: {} }) },
    events: { [name]: EventDefinition.parse({ label }) },
    transitions: { t: Transition.parse({ id: 't', source: 'a', trigger: { type: 'event', event: name } }) },
  };
}

function relabelled(document: FlowDocument, name: string, zh: string) {
  const session = createSession(document);
  const command = relabelEvent(document, name, { zh }, 'zh');
  if (command) session.getState().run(command);
  const { events, transitions } = session.getState().document;
  return { names: Object.keys(events), trigger: transitions.t?.trigger };
}

it('lets the wire name follow the label until somebody chooses one', () => {
  expect(relabelled(drawing('EVENT_1', { zh: '事件 1', en: 'Event 1' }), 'EVENT_1', '骑手接单')).toEqual({
    names: ['qi_shou_jie_dan'],
    trigger: { type: 'event', event: 'qi_shou_jie_dan' },
  });
  expect(relabelled(drawing('qi_shou', { zh: '骑手' }), 'qi_shou', '骑手接单').names).toEqual(['qi_shou_jie_dan']);
  expect(relabelled(drawing('rider.accepted', { zh: '骑手' }), 'rider.accepted', '骑手接单').names).toEqual(['rider.accepted']);
});

it('takes a standard event with its payload when its name is typed', () => {
  const made = newEvent(blankDocument('f', {}), '支付成功', 'zh');

  expect(made.name).toBe('order.paid');
  expect(made.definition).toEqual(standardDefinition('order.paid'));
  expect(Object.keys(made.definition.payload)).toContain('paidAt');
});

it('makes an event of its own for any other name', () => {
  expect(newEvent(blankDocument('f', {}), 'Rider accepted', 'en')).toEqual({
    name: 'rider_accepted',
    definition: { label: { en: 'Rider accepted' }, payload: {}, senders: ['person'], unacceptable: { policy: 'reject' } },
  });
});
