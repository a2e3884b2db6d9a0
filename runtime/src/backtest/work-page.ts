import { type BackTestQuestion, fateCodes, judgeOrder, kindsOf, type OrderFate, tallyOf, tellFate } from '@orderloom/shared/backtest';
import type { Text } from '@orderloom/shared/base';
import { type Calendars, calendarsOf } from '@orderloom/shared/calendar';
import { compile, type Machine } from '@orderloom/shared/compile';
import type { FlowDocument } from '@orderloom/shared/document';
import type { Recording, StoreQueries } from '../store/index.ts';
import type { Concerned, PageResult, PageTask } from './types.ts';

type Queries = Pick<StoreQueries, 'recordings' | 'flowDocument' | 'calendars'>;

const reasonsShown = 6;

/** Works through pages of orders; keeps the machines of the question it was asked last. */
export function createPageWork(): (queries: Queries, task: PageTask) => PageResult {
  let kept: { readonly job: string; readonly machines: Machines } | undefined;

  return (queries, { job, question, cursor, limit }) => {
    if (kept?.job !== job) kept = { job, machines: machinesFor(queries, question) };
    const { machines } = kept;
    const { target } = machines;
    if (!target.ok) return { ok: false, problems: target.error };
    const { tenant, flow, since, until, mapping } = question;
    const page = queries.recordings(tenant, { flow, since, cursor: cursor ?? undefined, limit });
    const judged = page.items.flatMap((recording) => {
      const source = sourceOf(queries, machines, question, recording.order.version);
      if (!source || isLater(recording, until)) return [];
      const asked: BackTestQuestion = { source, target: target.value, mapping, until };
      return [{ recording, source, fate: judgeOrder(recording, asked), inFlight: recording.snapshot.status !== 'done' }];
    });
    const concerned = judged.filter(({ fate }) => fate.reasons.length > 0);
    return {
      ok: true,
      tally: tallyOf(judged),
      concerned: concerned.map(({ recording, source, fate }) => present(recording, fate, source.document, target.value.document)),
      next: page.next,
    };
  };
}

interface Machines {
  readonly calendars: Calendars;
  readonly target: ReturnType<typeof compile>;
  /** The version an order is on; undefined when this release cannot read it. */
  readonly sources: Map<number, Machine | undefined>;
}

function machinesFor({ calendars }: Queries, { tenant, target }: PageTask['question']): Machines {
  const known = calendarsOf(calendars(tenant));
  return { calendars: known, target: compile(target, undefined, known), sources: new Map() };
}

function sourceOf({ flowDocument }: Queries, { sources, calendars }: Machines, { tenant, flow }: PageTask['question'], version: number) {
  if (!sources.has(version)) {
    const document = flowDocument(tenant, flow, version);
    const machine = document && compile(document, undefined, calendars);
    sources.set(version, machine?.ok ? machine.value : undefined);
  }
  return sources.get(version);
}

/** It began, or ended, after the question: it was looked at when it was in flight, or is not asked for. */
function isLater({ snapshot, steps }: Recording, until: number): boolean {
  const last = steps.at(-1)?.at ?? 0;
  return (steps[0]?.at ?? 0) > until || (snapshot.status === 'done' && last > until);
}

function present({ order, snapshot }: Recording, fate: OrderFate, source: FlowDocument, target: FlowDocument): Concerned {
  const reasons = fate.reasons.slice(0, reasonsShown).map((reason) => ({
    kind: fateCodes[reason.code],
    message: tellFate(reason, source, target).message,
  }));
  return {
    ...order,
    status: snapshot.status,
    kinds: kindsOf(fate.reasons),
    reasons,
    before: fate.before.map((id) => stateName(source, id)),
    after: fate.after.map((id) => stateName(target, id)),
    states: fate.states,
    transition: fate.transition,
  };
}

function stateName({ states }: FlowDocument, id: string): Text {
  const { zh, en } = states[id]?.label ?? {};
  return { zh: zh || en || id, en: en || zh || id };
}
