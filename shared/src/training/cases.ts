import { ancestorsOf, childrenOf, type FlowDocument, type Transition, transitionsFrom } from '../document/index.ts';

/** One way through the drawing: from where an order begins to one of its ends. */
export interface Case {
  readonly end: string;
  readonly begins: string;
  readonly steps: readonly { readonly transition: Transition; readonly from: string; readonly to: string }[];
}

const most = 12;

/** The shortest way to each end of the flow, as drawn; ends that nothing leads to have none. */
export function casesOf(document: FlowDocument): Case[] {
  const begins = enter(document, document.root);
  if (begins === undefined) return [];
  const came = new Map<string, { readonly from: string; readonly transition: Transition } | undefined>([[begins, undefined]]);
  const queue = [begins];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const transition of waysFrom(document, at)) {
      const to = transition.targets[0] === undefined ? undefined : enter(document, transition.targets[0]);
      if (to === undefined || came.has(to)) continue;
      came.set(to, { from: at, transition });
      queue.push(to);
    }
  }
  return Object.values(document.states)
    .filter(({ id, kind }) => kind === 'final' && came.has(id))
    .map(({ id }) => ({ end: id, begins, steps: stepsTo(id, came) }))
    .filter(({ steps }) => steps.length > 0)
    .sort((a, b) => b.steps.length - a.steps.length)
    .slice(0, most);
}

function stepsTo(
  end: string,
  came: ReadonlyMap<string, { readonly from: string; readonly transition: Transition } | undefined>,
): Case['steps'] {
  const steps: { transition: Transition; from: string; to: string }[] = [];
  for (let to = end, step = came.get(to); step; to = step.from, step = came.get(to)) steps.unshift({ ...step, to });
  return steps;
}

/** The ways out of a state; at the end of a phase, those that open when it has finished. */
function waysFrom(document: FlowDocument, id: string): Transition[] {
  const around = ancestorsOf(document, id);
  if (document.states[id]?.kind !== 'final') return [id, ...around.map((state) => state.id)].flatMap((place) => notDone(document, place));
  return around.slice(0, 2).flatMap((state) => transitionsFrom(document, state.id).filter(({ trigger }) => trigger.type === 'done'));
}

function notDone(document: FlowDocument, id: string): Transition[] {
  return transitionsFrom(document, id).filter(({ trigger }) => trigger.type !== 'done');
}

/** Where an order comes to when it enters a state: the innermost, in the first region. */
function enter(document: FlowDocument, id: string): string | undefined {
  const state = document.states[id];
  if (!state) return undefined;
  if (state.kind === 'compound') return enter(document, state.initial ?? '');
  if (state.kind === 'parallel') return enter(document, childrenOf(document, id)[0]?.id ?? '');
  if (state.kind === 'history') return enter(document, state.historyDefault[0] ?? '');
  return id;
}
