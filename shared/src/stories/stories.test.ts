import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkDocument } from '../check/index.ts';
import { compile } from '../compile/compile.ts';
import { geometryHash, meaningHash } from '../document/index.ts';
import { createSimulation, type SimulationLine } from '../simulate/index.ts';
import { leafStates } from '../step/index.ts';
import { drawFlow, setField } from '../testing/index.ts';
import { coverageOf, missingStories, nameWay, playStory, recordStory } from './index.ts';

const document = drawFlow({
  fields: { amount: 'money', vip: 'boolean' },
  events: { pay: { payload: { amount: 'money' } }, refuse: {} },
  states: {
    waiting: {
      label: '待付款',
      after: { '30m': 'closed' },
      on: {
        pay: [
          { to: 'large', if: 'event.amount > 50000' },
          { to: 'paid', do: [setField('amount', 'event.amount')] },
        ],
      },
    },
    large: { on: { pay: { to: 'paid', if: 'vip' }, refuse: 'closed' } },
    paid: { after: { '2d': 'done' } },
    done: { final: true },
    closed: { final: true },
  },
});

function machineOf(drawn = document) {
  const machine = compile(drawn);
  if (!machine.ok) throw new Error(machine.error[0]?.message.en);
  return machine.value;
}

const machine = machineOf();
const head = { id: 'story1', order: 0, name: { zh: '故事', en: 'Story' } };

function recorded(lines: readonly SimulationLine[]) {
  const simulation = lines.reduce((current, line) => current.apply(line).simulation, createSimulation(machine, { now: 1_000 }));
  return { story: recordStory(head, simulation, {}), simulation };
}

const line = fc.oneof(
  fc.record({ type: fc.constant('pay'), amount: fc.integer({ min: 0, max: 100_000 }) }),
  fc.constant({ type: 'refuse' }),
  fc.record({ advance: fc.integer({ min: 0, max: 3_600_000 }) }),
  fc.record({ set: fc.record({ vip: fc.boolean() }) }),
);

it('plays what was recorded to the same end, also when every state is called differently', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const { story, simulation } = recorded(lines);
      expect(playStory(machine, story).failure).toBeNull();
      const states = Object.fromEntries(
        Object.entries(document.states).map(([id, state]) => [id, { ...state, label: { en: `new ${id}` } }]),
      );
      const renamed = machineOf({ ...document, states });
      const played = playStory(renamed, story);
      expect(played.failure).toBeNull();
      for (const id of leafStates(simulation.snapshot.value)) expect(played.states).toContain(id);
    }),
    { numRuns: 60 },
  );
});

it('belongs to no behaviour, but is kept with the drawing', () => {
  const { story } = recorded([{ type: 'pay', amount: 100 }]);
  const told = { ...document, stories: { story1: story } };
  expect(meaningHash(told)).toBe(meaningHash(document));
  expect(geometryHash(told)).not.toBe(geometryHash(document));
});

it('blocks with the step that came differently, at the state it should have come to', () => {
  const { story } = recorded([{ type: 'pay', amount: 100 }, { advance: '2d' }]);
  expect(checkDocument({ ...document, stories: { story1: story } }).filter(({ code }) => code === 'broken-story')).toEqual([]);
  const transitions = Object.fromEntries(
    Object.entries(document.transitions).map(([id, one]) => [id, one.source === 'paid' ? { ...one, targets: ['closed'] } : one]),
  );
  const changed = { ...document, transitions, stories: { story1: story } };
  const [finding] = checkDocument(changed).filter(({ code }) => code === 'broken-story');
  expect(finding).toMatchObject({ severity: 'error', path: 'stories.story1.steps.1', place: { type: 'state', id: 'done' } });
  expect(finding?.message.en).toContain('step 2');
});

it('finds the stories that are missing, and with them everything is walked', () => {
  const { story } = recorded([{ type: 'pay', amount: 100 }]);
  const played = playStory(machine, story);
  expect(coverageOf(document, [played]).percent).toBeLessThan(60);
  const { ways, unreachedStates, unreachedTransitions } = missingStories(machine, [played]);
  expect([unreachedStates, unreachedTransitions]).toEqual([[], []]);
  const more = ways.map((way, order) =>
    recordStory({ ...head, id: `s${order}`, order, name: nameWay(document, way) }, way.simulation, way.data),
  );
  const all = more.map((one) => playStory(machine, one));
  expect(all.filter(({ failure }) => failure)).toEqual([]);
  expect(coverageOf(document, [played, ...all]).percent).toBe(100);
});

it('says what no story can come to', () => {
  const states = { ...document.states, lost: { ...document.states.paid, id: 'lost' } };
  const odd = machineOf({ ...document, states } as typeof document);
  expect(missingStories(odd, []).unreachedStates).toEqual(['lost']);
});
