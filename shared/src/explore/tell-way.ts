import { canonicalJson } from '../base/json.ts';
import { type Text, textOf } from '../base/text.ts';
import type { Machine } from '../compile/machine.ts';
import { durationText } from '../diagram/duration-text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { type Expressions, expressionsOf } from '../expression/index.ts';
import type { SimulatedStep } from '../simulate/index.ts';
import { leafStates } from '../step/index.ts';
import { findData, type Tries } from './find-data.ts';
import type { Move } from './graph.ts';
import { splitCall } from './meanings.ts';
import { eventName, listed, stateName } from './names.ts';
import { type PlayedWay, playWay } from './play-way.ts';
import type { ToldWay, WayStep } from './types.ts';

/** Longer ways are played with their conditions answered, without looking for data. */
const mostMovesForData = 14;

/** Of some ways the first an order goes by its data, else the first that can be played with its conditions answered; as plain data. */
export function tellWay(machine: Machine, ways: readonly (readonly Move[])[], tries: Tries): ToldWay | undefined {
  let answered: ToldWay | undefined;
  for (const way of ways) {
    const played = playWay(machine, way);
    if (!played) continue;
    const byData = way.length <= mostMovesForData ? findData(machine, way, played, tries) : undefined;
    if (byData) return told(machine, way, byData, true);
    answered ??= told(machine, way, played, false);
  }
  return answered;
}

function told({ document }: Machine, way: readonly Move[], { data, now, answers, lines, simulation }: PlayedWay, byData: boolean): ToldWay {
  const expressions = expressionsOf(document);
  const [start, ...steps] = simulation.steps;
  const asked = new Set<string>();
  const begun = way[0] && start ? [tellStep(document, expressions, way[0], start, asked)] : [];
  const after = lines.flatMap(({ move }, index): WayStep[] => {
    const [made, step] = [way[move ?? -1], steps[index]];
    if (!step) return [];
    return [made ? tellStep(document, expressions, made, step, asked) : tellPause(step)];
  });
  const decisions = simulation.steps.flatMap((step) => step.decisions);
  return {
    steps: [...begun, ...after],
    byData,
    data,
    now,
    answers: byData ? null : (answers ?? null),
    lines: lines.map(({ line, answers: given }) => ({ line, answers: byData ? null : (given ?? null) })),
    states: [...new Set(decisions.flatMap((decision) => decision.entered))],
    transitions: [...new Set(decisions.flatMap((decision) => decision.transitions))],
  };
}

function tellStep(
  document: FlowDocument,
  expressions: Expressions,
  move: Move,
  { snapshot, before }: SimulatedStep,
  asked: Set<string>,
): WayStep {
  const states = leafStates(snapshot.value);
  const fresh = states.filter((id) => move.entered.includes(id));
  const came = listed((fresh.length > 0 ? fresh : states).map((id) => stateName(document, id)));
  const what = tellImpulse(document, move);
  const stays = fresh.length === 0 && before !== null && canonicalJson(before.value) === canonicalJson(snapshot.value);
  return {
    text: stays
      ? { zh: `${what.zh}，订单仍在${came.zh}`, en: `${what.en}: the order stays in ${came.en}` }
      : { zh: `${what.zh} → ${came.zh}`, en: `${what.en} → ${came.en}` },
    states,
    conditions: move.answers.flatMap(({ transition, holds }) => {
      const key = `${transition} ${holds}`;
      if (asked.has(key)) return [];
      asked.add(key);
      return [tellCondition(document, expressions, transition, holds)];
    }),
  };
}

function tellPause({ line, snapshot }: SimulatedStep): WayStep {
  const span = (locale: 'zh' | 'en') => durationText(line && 'advance' in line ? Number(line.advance) : 0, locale);
  return { text: { zh: `过了 ${span('zh')}`, en: `${span('en')} go by` }, states: leafStates(snapshot.value), conditions: [] };
}

function tellImpulse(document: FlowDocument, { impulse, transitions }: Move): Text {
  switch (impulse.type) {
    case 'start':
      return { zh: '订单创建', en: 'The order is created' };
    case 'event': {
      const name = eventName(document, impulse.event.type);
      return { zh: `收到${name.zh}`, en: `${name.en} comes in` };
    }
    case 'timer': {
      const trigger = document.transitions[transitions[0] ?? '']?.trigger;
      if (trigger?.type !== 'after' || trigger.delay.type !== 'fixed') return { zh: '时限到了', en: 'The time limit runs out' };
      const { ms } = trigger.delay;
      return { zh: `过了 ${durationText(ms, 'zh')}`, en: `${durationText(ms, 'en')} have passed` };
    }
    case 'reply': {
      const [state, call] = splitCall(impulse.call);
      const found = document.states[state]?.calls.find(({ id }) => id === call);
      const name = (locale: 'zh' | 'en') => textOf(found?.label, locale) || call;
      return impulse.ok
        ? { zh: `“${name('zh')}”成功`, en: `“${name('en')}” succeeds` }
        : { zh: `“${name('zh')}”失败`, en: `“${name('en')}” fails` };
    }
  }
}

function tellCondition(document: FlowDocument, expressions: Expressions, id: string, holds: boolean): Text {
  const { guard = '', trigger } = document.transitions[id] ?? {};
  const say = (locale: 'zh' | 'en') => expressions.sentence(guard, locale, trigger?.type === 'event' ? trigger.event : undefined);
  return holds
    ? { zh: `满足：${say('zh')}`, en: `Holds: ${say('en')}` }
    : { zh: `不满足：${say('zh')}`, en: `Does not hold: ${say('en')}` };
}
