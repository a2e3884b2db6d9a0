import { canonicalJson } from '../base/json.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { planOrder } from '../migrate/plan-order.ts';
import { isLoss } from '../migrate/reason.ts';
import { timersOfState } from '../migrate/state-timers.ts';
import { activeStates, leafStates } from '../step/active-states.ts';
import type { Snapshot } from '../step/types.ts';
import type { FateReason, OrderFate } from './fate.ts';
import type { BackTestQuestion, RecordedOrder, Rerun } from './recorded-order.ts';
import { rerunOrder } from './rerun-order.ts';
import { mappedState } from './translate-input.ts';

/** What the draft would do to one order: its way taken once more, and, while it is in flight, its place in the draft. */
export function judgeOrder(order: RecordedOrder, question: BackTestQuestion): OrderFate {
  const rerun = rerunOrder(order, question);
  const { snapshot } = order;
  const placing = snapshot.status === 'done' ? [] : placeReasons(order, question);
  // While its place is open, where it would be is a guess.
  const open = placing.some(({ code }) => code === 'undecided');
  const ending = open ? [] : endReasons(order, rerun, question);
  const reasons = [...rerun.troubles, ...placing, ...ending];
  const said = reasons.length > 0 ? reasons : wayReasons(order, rerun, question);
  const before = leafStates(snapshot.value);
  return {
    reasons: distinct(said),
    before,
    after: rerun.snapshot ? leafStates(rerun.snapshot.value) : [],
    taken: order.steps.flatMap(({ transitions }) => transitions),
    wouldTake: rerun.transitions,
    states: (open ? undefined : rerun.parting?.states) ?? before,
    transition: open ? undefined : rerun.parting?.transition,
  };
}

function distinct(reasons: readonly FateReason[]): FateReason[] {
  return [...new Map(reasons.map((reason) => [`${reason.code} ${reason.subject} ${reason.detail ?? ''}`, reason])).values()];
}

/** What speaks against bringing an order in flight along. */
function placeReasons({ snapshot, steps }: RecordedOrder, { source, target, mapping, until }: BackTestQuestion): FateReason[] {
  if (source.hash === target.hash) return [];
  const since = (state: string) => steps.findLast(({ entered }) => entered.includes(state))?.at;
  return planOrder(snapshot, { source, target, mapping, now: until, since }).reasons.map(({ code, subject }) => {
    if (code === 'timer-lost') return { code, subject };
    return { code: isLoss(code) ? 'loses' : 'undecided', subject, detail: code };
  });
}

function endReasons({ snapshot: was }: RecordedOrder, rerun: Rerun, { source, target, mapping }: BackTestQuestion): readonly FateReason[] {
  const { snapshot: is, troubles } = rerun;
  if (!is || troubles.some(({ code }) => code === 'endless' || code === 'start-refused')) return [];
  const [place = ''] = leafStates(is.value);
  if (is.status === 'error' && was.status !== 'error') return [{ code: 'stopped', subject: place }];
  const unanswered = newCall(was, is, mapping);
  if (unanswered !== undefined) return [{ code: 'unanswered', subject: unanswered }];
  const elsewhere = otherPlace(was, is, { mapping, target }, place);
  if (elsewhere) return [elsewhere];
  return was.status === 'active' ? lostTimers(source.document, target.document, was, is) : [];
}

function otherPlace(
  was: Snapshot,
  is: Snapshot,
  { mapping, target }: Pick<BackTestQuestion, 'mapping' | 'target'>,
  place: string,
): FateReason | undefined {
  const [ended, ends] = [was.status === 'done', is.status === 'done'];
  if (ended && !ends) return { code: goesOn(target.document, is) ? 'ends-later' : 'unfinished', subject: place };
  if (ends && !ended) return { code: 'ends-early', subject: place };
  const elsewhere = leafStates(is.value).find((state) => !stoodIn(was, mapping, state));
  if (elsewhere === undefined && sameNumber(was, is)) return undefined;
  return { code: ended ? 'ends-elsewhere' : 'stands-elsewhere', subject: elsewhere ?? place };
}

/** A time limit will lead it somewhere else. */
function goesOn(document: FlowDocument, snapshot: Snapshot): boolean {
  return runningLimits(document, snapshot).some((name) => (document.transitions[name]?.targets.length ?? 0) > 0);
}

function stoodIn({ value }: Snapshot, mapping: BackTestQuestion['mapping'], state: string): boolean {
  return leafStates(value).some((one) => mappedState(mapping, one) === state);
}

function sameNumber(was: Snapshot, is: Snapshot): boolean {
  return leafStates(was.value).length === leafStates(is.value).length;
}

/** A call the recording has no answer to: what would come after it is not known. */
function newCall(was: Snapshot, is: Snapshot, mapping: BackTestQuestion['mapping']): string | undefined {
  const waited = new Set(was.calls.map(({ state, call }) => `${mappedState(mapping, state)}.${call}`));
  const open = is.calls.find(({ state, call }) => !waited.has(`${state}.${call}`));
  return open && `${open.state}.${open.call}`;
}

function lostTimers(source: FlowDocument, target: FlowDocument, was: Snapshot, is: Snapshot): FateReason[] {
  const has = new Set(runningLimits(target, is));
  return runningLimits(source, was)
    .filter((name) => !has.has(name))
    .map((subject) => ({ code: 'timer-lost', subject }));
}

/** The time limits that run, by the transitions (or states) they are drawn at. */
function runningLimits(document: FlowDocument, { value, timers }: Snapshot): string[] {
  const armed = new Set(timers.map(({ id }) => id));
  return [document.root, ...activeStates(value)].flatMap((state) =>
    timersOfState(document, state).flatMap(({ id, names }) => (armed.has(id) ? names : [])),
  );
}

/** It comes to the same place; what was different on the way. */
function wayReasons(order: RecordedOrder, rerun: Rerun, { target }: BackTestQuestion): FateReason[] {
  const sent = new Map<string, number>();
  for (const { type } of order.steps.flatMap(({ effects }) => effects)) sent.set(type, (sent.get(type) ?? 0) + 1);
  const types = [...new Set([...sent.keys(), ...rerun.effects.keys()])];
  const sends = types.flatMap((subject): FateReason[] => {
    const [was, is] = [sent.get(subject) ?? 0, rerun.effects.get(subject) ?? 0];
    return was === is ? [] : [{ code: is > was ? 'sends-more' : 'sends-less', subject }];
  });
  const taken = order.steps.flatMap(({ transitions }) => transitions).join();
  const other =
    taken === rerun.transitions.join() ? [] : [{ code: 'other-transitions', subject: rerun.parting?.transition ?? '' } as const];
  return [...sends, ...other, ...otherData(order.snapshot, rerun.snapshot, target.document)];
}

function otherData({ context: was }: Snapshot, is: Snapshot | null, { context }: FlowDocument): FateReason[] {
  const keys = Object.keys(context).filter((key) => Object.hasOwn(was, key));
  return keys
    .filter((key) => is && was[key] !== is.context[key] && canonicalJson(was[key] ?? null) !== canonicalJson(is.context[key] ?? null))
    .map((subject) => ({ code: 'other-data', subject }));
}
