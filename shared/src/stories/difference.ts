import { canonicalJson, type Json } from '../base/json.ts';
import { type Locale, type Text, textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Story, StoryStep } from '../document/story.ts';
import type { SimulatedStep, Simulation } from '../simulate/index.ts';
import { activeStates, leafStates } from '../step/index.ts';
import type { StoryFailure } from './play-story.ts';

/** What differs after the order was created. */
export function differenceAtStart({ machine, steps }: Simulation, { begins }: Story): StoryFailure | undefined {
  const [first] = steps;
  return first && inStates(machine.document, { do: {}, in: begins }, first, 0);
}

/** The first claim of a line that does not hold after it. */
export function differenceAfter({ machine, steps }: Simulation, line: StoryStep, number: number): StoryFailure | undefined {
  const step = steps.at(-1);
  if (!step) return undefined;
  const [failed] = step.decisions.length === 0 ? step.problems : [];
  if (failed) return { step: number, message: failed.message };
  return (
    inStates(machine.document, line, step, number) ??
    compared(number, wordsFor.outcome, line.outcome, step.decisions.at(-1)?.outcome) ??
    compared(number, wordsFor.status, line.status, step.snapshot.status) ??
    inContext(machine.document, line, step, number) ??
    compared(number, wordsFor.effects, line.effects, effectsOf(step)) ??
    compared(number, wordsFor.deferred, line.deferred, deferredOf(step))
  );
}

const wordsFor = {
  outcome: { zh: '结果', en: 'the outcome' },
  status: { zh: '订单状况', en: 'the status of the order' },
  effects: { zh: '发出的动作', en: 'what is sent' },
  deferred: { zh: '暂存的事件', en: 'the parked events' },
} as const satisfies Record<string, Text>;

/** The types of the effects of a step, in order. */
export function effectsOf({ decisions }: SimulatedStep): string[] {
  return decisions.flatMap((decision) => decision.effects.map((effect) => effect.request.type));
}

function deferredOf({ snapshot }: SimulatedStep): string[] {
  return snapshot.deferred.map((parked) => parked.event.type);
}

function inStates(document: FlowDocument, line: StoryStep, { snapshot }: SimulatedStep, step: number): StoryFailure | undefined {
  const active = new Set(activeStates(snapshot.value));
  const missing = line.in?.find((id) => !active.has(id));
  const stands = (locale: Locale) =>
    leafStates(snapshot.value)
      .map((id) => nameOf(document, id, locale))
      .join(' + ');
  if (missing !== undefined) {
    const message = {
      zh: `应在「${nameOf(document, missing, 'zh')}」，现在在「${stands('zh')}」。`,
      en: `It should be in “${nameOf(document, missing, 'en')}” and is in “${stands('en')}”.`,
    };
    const state = document.states[missing] ? missing : leafStates(snapshot.value)[0];
    return { step, message, ...(state === undefined ? {} : { state }) };
  }
  const unwanted = line.notIn?.find((id) => active.has(id));
  if (unwanted === undefined) return undefined;
  const message = {
    zh: `不应在「${nameOf(document, unwanted, 'zh')}」。`,
    en: `It should not be in “${nameOf(document, unwanted, 'en')}”.`,
  };
  return { step, message, state: unwanted };
}

function inContext(document: FlowDocument, line: StoryStep, { snapshot }: SimulatedStep, step: number): StoryFailure | undefined {
  for (const [key, wanted] of Object.entries(line.context ?? {})) {
    const field = document.context[key]?.label;
    const what = { zh: `「${textOf(field, 'zh') || key}」`, en: `“${textOf(field, 'en') || key}”` };
    const differs = compared(step, what, wanted, snapshot.context[key] ?? null);
    if (differs) return differs;
  }
  return undefined;
}

function compared(step: number, what: Text, wanted: Json | undefined, is: Json | undefined): StoryFailure | undefined {
  if (wanted === undefined || canonicalJson(wanted) === canonicalJson(is ?? null)) return undefined;
  const message = {
    zh: `${what.zh}应是 ${told(wanted)}，现在是 ${told(is ?? null)}。`,
    en: `${what.en} should be ${told(wanted)} and is ${told(is ?? null)}.`,
  };
  return { step, message: { zh: message.zh, en: message.en.charAt(0).toUpperCase() + message.en.slice(1) } };
}

function told(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function nameOf(document: FlowDocument, id: string, locale: Locale): string {
  return textOf(document.states[id]?.label, locale) || id;
}
