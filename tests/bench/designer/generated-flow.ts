import { FlowDocument } from '@orderloom/shared/document';

export interface FlowSize {
  readonly states: number;
  readonly transitions: number;
}

const perPhase = 15;

/**
 * A flow as long as a year of wishes makes it: phases of fifteen states in a row, a way on and back inside, time limits, conditions,
 * and some ways across phases. The same for the same size.
 */
export function generatedFlow(id: string, { states, transitions }: FlowSize): FlowDocument {
  const phases = Math.ceil(states / (perPhase + 1));
  const leaves = states - phases;
  const leaf = (at: number) => `s${at}`;
  const phase = (at: number) => `p${Math.floor((at * phases) / leaves)}`;
  const rows: Record<string, object> = { root: { id: 'root', kind: 'compound', parent: null, label: {}, initial: 'p0' } };
  for (let at = 0; at < phases; at++) {
    rows[`p${at}`] = { id: `p${at}`, kind: 'compound', parent: 'root', order: at, label: { zh: `阶段 ${at + 1}`, en: `Phase ${at + 1}` } };
  }
  for (let at = 0; at < leaves; at++) {
    const home = rows[phase(at)] as { initial?: string };
    home.initial ??= leaf(at);
    rows[leaf(at)] = {
      id: leaf(at),
      kind: at === leaves - 1 ? 'final' : 'atomic',
      parent: phase(at),
      order: at,
      label: { zh: `第 ${at + 1} 步`, en: `Step ${at + 1}` },
      ...(at % 4 === 0 && at < leaves - 1 ? { handler: '客服' } : {}),
    };
  }
  const ways: Record<string, object> = {};
  for (let at = 0; at < transitions; at++) ways[`t${at}`] = way(at, leaves, leaf);
  return FlowDocument.parse({
    format: 'orderloom.flow',
    schemaVersion: 1,
    id,
    name: { zh: `${states} 个状态`, en: `${states} states` },
    context: { amount: { label: { zh: '金额', en: 'Amount' }, type: { type: 'money' }, default: 0 } },
    events: Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`event.${at}`, { label: { zh: `事件 ${at}`, en: `Event ${at}` }, senders: ['person'] }]),
    ),
    root: 'root',
    states: rows,
    transitions: ways,
  });
}

/** The first ones lead on; the others back, ahead, or a few phases on. */
function way(at: number, leaves: number, leaf: (at: number) => string): object {
  const on = at < leaves - 1;
  const source = on ? at : (at * 7) % (leaves - 1);
  const far = at % 12 === 0 ? perPhase * 2 + 3 : 2 + (at % 3);
  const wanted = on ? source + 1 : at % 2 === 0 ? source + far : source - far;
  const target = Math.min(leaves - 1, Math.max(0, wanted === source ? source + 1 : wanted));
  const time = !on && at % 5 === 0;
  return {
    id: `t${at}`,
    source: leaf(source),
    targets: [leaf(target)],
    priority: at,
    trigger: time ? { type: 'after', delay: { type: 'fixed', ms: 1_800_000 + at } } : { type: 'event', event: `event.${at % 40}` },
    ...(at % 6 === 0 && !on ? { guard: 'amount > 100' } : {}),
  };
}
