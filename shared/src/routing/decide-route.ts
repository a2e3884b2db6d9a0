// Decides where an order goes. Pure: the table, the facts, the order and the instant are all there is.
//   R1. What an earlier rule has decided stands; warehouse with carrier, note and offer are decided each by itself, tags add up.
//   R2. With the policy `score` the warehouse is the best of all that rules which hit allow.
//   R3. A lock on an order is above every rule, and a stopped carrier is taken by none of them.
//   R4. Every rule is accounted for: it hit and gave something, or it was passed over for a reason.
import { better, candidatesOf } from './candidates.ts';
import type { CompiledRule, CompiledTable } from './compile-table.ts';
import type { Candidate, HitRule, PassedRule, RouteDecision, RouteOutcome, SeenValue } from './explanation.ts';
import { offerFor } from './offer.ts';
import type { RouteOrder } from './route-order.ts';
import { type RoutingFacts, toldOf } from './routing-facts.ts';
import { anyOf } from './routing-table.ts';
import { createReader, type Reader, seeParts } from './see-rule.ts';

interface Deciding {
  readonly compiled: CompiledTable;
  readonly facts: RoutingFacts;
  readonly order: RouteOrder;
  readonly now: number;
  readonly reader: Reader;
  readonly outcome: { -readonly [Key in keyof RouteOutcome]: RouteOutcome[Key] };
  readonly hits: HitRule[];
  readonly passed: PassedRule[];
  readonly stale: Map<string, SeenValue>;
  candidates: readonly Candidate[];
  placed: boolean;
}

type Why = PassedRule['why'];

export function decideRoute(compiled: CompiledTable, facts: RoutingFacts, order: RouteOrder, now: number, version = 0): RouteDecision {
  const lock = compiled.locks.get(order.number);
  const deciding: Deciding = {
    compiled,
    facts,
    order,
    now,
    reader: createReader(compiled, order, facts, now),
    outcome: {
      warehouse: lock?.warehouse || null,
      carrier: lock?.carrier || null,
      tags: [],
      note: '',
      offer: null,
      cost: null,
      promise: null,
    },
    hits: [],
    passed: [],
    stale: new Map(),
    candidates: [],
    placed: lock !== undefined,
  };
  for (const rule of compiled.rules) consider(rule, deciding);
  if (compiled.table.hitPolicy === 'score' && !lock) takeBest(deciding);
  const { outcome, hits, passed, stale, candidates } = deciding;
  const carrier = facts.carriers.find(({ code }) => code === outcome.carrier);
  const number = (measure: string) => {
    const value = toldOf(carrier, measure);
    return typeof value === 'number' ? value : null;
  };
  return {
    outcome: { ...outcome, cost: number('price'), promise: number('promise') },
    explanation: {
      version,
      at: now,
      lock: lock ? { reason: lock.reason } : null,
      hits,
      passed,
      stale: [...stale.values()],
      candidates: candidates.slice(0, 10),
    },
  };
}

function consider(rule: CompiledRule, deciding: Deciding): void {
  const refused = standsBack(rule, deciding);
  const gave: HitRule['gave'] = [];
  const refusals = refused ? [refused] : take(rule, deciding, gave);
  if (gave.length === 0) pass(rule, refusals[0] ?? 'decided', deciding);
  else deciding.hits.push({ rule: rule.rule.id, name: rule.rule.name, parts: seeParts(rule, deciding.reader), gave });
}

/** Why a rule has no say; undefined where it hits. */
function standsBack(rule: CompiledRule, { compiled: { table }, reader, stale, now }: Deciding): Why | undefined {
  if (!isTime(rule, table.utcOffset, now)) return 'time';
  if (reader.judge(rule.evaluate, rule.reads) !== true) return 'condition';
  const old = rule.reads.filter((word) => reader.read(word).stale);
  for (const word of old) stale.set(word, reader.see(word));
  return old.length > 0 && table.whenStale === 'pass' ? 'stale' : undefined;
}

/** Takes what a rule gives that is not decided yet; gives why the rest was not taken. */
function take({ rule }: CompiledRule, deciding: Deciding, gave: HitRule['gave']): readonly Why[] {
  const { outcome } = deciding;
  const { tags } = rule.give;
  if (tags.length > 0) {
    outcome.tags = [...new Set([...outcome.tags, ...tags])];
    gave.push('tags');
  }
  const refusals = [takePlace(rule, deciding, gave), takeNote(rule, deciding, gave), takeOffer(rule, deciding, gave)];
  return refusals.filter((why) => why !== undefined);
}

function takeNote({ give: { note } }: CompiledRule['rule'], { outcome }: Deciding, gave: HitRule['gave']): Why | undefined {
  if (note === '') return undefined;
  if (outcome.note !== '') return 'decided';
  outcome.note = note;
  gave.push('note');
  return undefined;
}

function takeOffer(rule: CompiledRule['rule'], { outcome, order, facts }: Deciding, gave: HitRule['gave']): Why | undefined {
  if (!rule.give.offer) return undefined;
  const made = outcome.offer ? 'decided' : offerFor(rule, order, facts);
  if (typeof made === 'string') return made;
  outcome.offer = made;
  gave.push('offer');
  return undefined;
}

/** Decides warehouse and carrier, or notes who may be weighed; gives why not. */
function takePlace({ id, give }: CompiledRule['rule'], deciding: Deciding, gave: HitRule['gave']): Why | undefined {
  if (give.warehouse === '' && give.carrier === '') return undefined;
  if (deciding.placed) return 'decided';
  const { compiled, order, facts, outcome } = deciding;
  const candidates = candidatesOf(give, id, compiled, order, facts);
  const [best] = candidates;
  if (!best) return give.carrier === '' || give.carrier === anyOf ? 'nowhere' : 'stopped';
  deciding.candidates = [...deciding.candidates, ...candidates].toSorted(better);
  if (compiled.table.hitPolicy === 'first') {
    place(best, outcome);
    deciding.placed = true;
    deciding.candidates = candidates.length > 1 ? candidates : [];
  }
  gave.push(...(['warehouse', 'carrier'] as const).filter((part) => give[part] !== ''));
  return undefined;
}

function place({ warehouse, carrier }: Candidate, outcome: Deciding['outcome']): void {
  outcome.warehouse = warehouse || null;
  outcome.carrier = carrier || null;
}

/** Whoever named a warehouse that was not the best gave nothing after all. */
function takeBest(deciding: Deciding): void {
  const [best] = deciding.candidates;
  if (!best) return;
  place(best, deciding.outcome);
  for (const hit of deciding.hits.splice(0)) {
    const gave = hit.rule === best.rule ? hit.gave : hit.gave.filter((part) => part !== 'warehouse' && part !== 'carrier');
    if (gave.length > 0) deciding.hits.push({ ...hit, gave });
    else deciding.passed.push({ rule: hit.rule, name: hit.name, parts: hit.parts, why: 'outscored' });
  }
}

function pass(compiled: CompiledRule, why: Why, { passed, reader }: Deciding): void {
  passed.push({ rule: compiled.rule.id, name: compiled.rule.name, why, parts: why === 'time' ? [] : seeParts(compiled, reader) });
}

const minuteMs = 60_000;
const dayMinutes = 1440;

function isTime({ rule: { hours }, from, until }: CompiledRule, utcOffset: number, now: number): boolean {
  if (now < from || now >= until) return false;
  if (!hours) return true;
  const minute = (Math.floor(now / minuteMs) + utcOffset) % dayMinutes;
  return hours.from <= hours.to ? minute >= hours.from && minute < hours.to : minute >= hours.from || minute < hours.to;
}
