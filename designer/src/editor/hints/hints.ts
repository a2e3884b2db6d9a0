import { type Locale, textOf } from '@orderloom/shared/base';
import type { Finding } from '@orderloom/shared/check';
import type { FlowDocument } from '@orderloom/shared/document';
import type { Selection } from '../session/index.ts';

/** What decides which hint is of use now. */
export interface Situation {
  readonly document: FlowDocument;
  readonly selection: Selection;
  readonly findings: readonly Finding[];
  readonly locale: Locale;
  /** Whether a version was ever published. */
  readonly published: boolean;
}

export type HintAct = 'next' | 'end' | 'trigger' | 'pattern' | 'publish';

/** A hint where it applies: what it speaks of, and the ways on it offers. */
export interface ShownHint {
  readonly id: HintId;
  /** The state or transition it speaks of. */
  readonly about?: string;
  readonly name?: string;
  readonly acts: readonly HintAct[];
}

interface Hint {
  readonly id: string;
  applies(situation: Situation): Omit<ShownHint, 'id'> | undefined;
}

const hints = [
  { id: 'empty', applies: ({ document }) => (statesOf(document).length === 0 ? { acts: ['pattern'] } : undefined) },
  { id: 'trigger', applies: untoldTrigger },
  { id: 'wayOut', applies: stateWithoutWayOut },
  { id: 'publish', applies: readyToPublish },
] as const satisfies readonly Hint[];

export type HintId = (typeof hints)[number]['id'];

/** The first hint that is of use now and was not put away. */
export function hintFor(situation: Situation, putAway: readonly string[]): ShownHint | undefined {
  for (const { id, applies } of hints) {
    const shown = putAway.includes(id) ? undefined : applies(situation);
    if (shown) return { id, ...shown };
  }
  return undefined;
}

function statesOf(document: FlowDocument) {
  return Object.values(document.states).filter(({ id }) => id !== document.root);
}

function untoldTrigger({ document, selection, locale }: Situation): Omit<ShownHint, 'id'> | undefined {
  const chosen = document.transitions[selection.transitions[0] ?? ''];
  if (chosen?.trigger.type !== 'event' || !/^EVENT_\d+$/.test(chosen.trigger.event)) return undefined;
  return { about: chosen.id, name: textOf(document.events[chosen.trigger.event]?.label, locale), acts: ['trigger'] };
}

/** The selected state first: it is the one being thought of. What was mended since the last check no longer counts. */
function stateWithoutWayOut({ document, selection, findings, locale }: Situation): Omit<ShownHint, 'id'> | undefined {
  const stuck = findings.flatMap(({ code, place }) => (code === 'dead-end' && place?.type === 'state' ? [place.id] : []));
  const still = stuck.filter((id) => document.states[id]?.kind === 'atomic' && !leaves(document, id));
  const about = still.find((id) => selection.states.includes(id)) ?? still[0];
  return about === undefined ? undefined : { about, name: textOf(document.states[about]?.label, locale) || about, acts: ['next', 'end'] };
}

function leaves(document: FlowDocument, id: string): boolean {
  return Object.values(document.transitions).some(({ source }) => source === id);
}

function readyToPublish({ document, findings, published }: Situation): Omit<ShownHint, 'id'> | undefined {
  const ends = statesOf(document).some(({ kind }) => kind === 'final');
  const clean = findings.every(({ severity }) => severity !== 'error');
  return !published && ends && clean && Object.keys(document.transitions).length > 0 ? { acts: ['publish'] } : undefined;
}
