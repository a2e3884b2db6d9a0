/** The functions a generated file needs to compute as CEL does: a missing value is a fault, not `undefined`. */
const runtimeSource: Readonly<Record<string, string>> = {
  Fault: `class Fault extends Error {}`,
  truth: `/** A condition that cannot be evaluated counts as not met. */
function truth(condition: () => unknown): boolean {
  try {
    return condition() === true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}`,
  wait: `/** The length of a delay; one that is empty never comes. */
function wait(length: () => unknown): number {
  try {
    const ms = length();
    return typeof ms === 'number' ? Math.max(0, ms) : Number.POSITIVE_INFINITY;
  } catch (error) {
    if (error instanceof Fault) return Number.POSITIVE_INFINITY;
    throw error;
  }
}`,
  toWrite: `/** A rule that has to be written by hand. */
function toWrite(rule: string): unknown {
  throw new Error('to be written: ' + rule);
}`,
  bool: `function bool(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Fault('not a truth value');
  return value;
}`,
  both: `/** One side that is false decides, even where the other cannot be evaluated. */
function both(left: () => unknown, right: () => unknown): boolean {
  try {
    return bool(left()) && bool(right());
  } catch (error) {
    if (bool(right()) === false) return false;
    throw error;
  }
}`,
  either: `function either(left: () => unknown, right: () => unknown): boolean {
  try {
    return bool(left()) || bool(right());
  } catch (error) {
    if (bool(right())) return true;
    throw error;
  }
}`,
  get: `function get(value: unknown, key: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, String(key))) throw new Fault('no ' + String(key));
  return (value as Record<string, unknown>)[String(key)] ?? null;
}`,
  has: `function has(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}`,
  eq: `function eq(left: unknown, right: unknown): boolean {
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right;
  const keys = Object.keys(left);
  return Array.isArray(left) === Array.isArray(right) && keys.length === Object.keys(right).length && keys.every((key) => has(right, key) && eq(get(left, key), get(right, key)));
}`,
  compare: `/** Negative, zero or positive. */
function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof Date && right instanceof Date) return left.getTime() - right.getTime();
  throw new Fault('cannot be compared');
}`,
  add: `function add(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  if (left instanceof Date && typeof right === 'number') return new Date(left.getTime() + right);
  if (typeof left === 'number' && right instanceof Date) return new Date(left + right.getTime());
  throw new Fault('cannot be added');
}`,
  sub: `/** Two instants give the milliseconds between them. */
function sub(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (left instanceof Date && right instanceof Date) return left.getTime() - right.getTime();
  if (left instanceof Date && typeof right === 'number') return new Date(left.getTime() - right);
  throw new Fault('cannot be subtracted');
}`,
  num: `function num(value: unknown): number {
  if (typeof value !== 'number') throw new Fault('not a number');
  return value;
}`,
  quotient: `/** Whole numbers divide towards zero. */
function quotient(left: unknown, right: unknown, whole: boolean): number {
  const result = num(left) / num(right);
  if (whole && !Number.isFinite(result)) throw new Fault('division by zero');
  return whole ? Math.trunc(result) : result;
}`,
  isIn: `function isIn(value: unknown, group: unknown): boolean {
  return Array.isArray(group) ? group.some((item) => eq(item, value)) : has(group, String(value));
}`,
  size: `function size(value: unknown): number {
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length;
  throw new Fault('has no size');
}`,
  text: `function text(value: unknown): string {
  if (typeof value !== 'string') throw new Fault('not a text');
  return value;
}`,
  legsOf: `/** The legs of an order as its data has them; none where there are none. */
function legsOf(value: unknown): readonly { kind: string; status: string; amount: number; lines: readonly unknown[] }[] {
  return (Array.isArray(value) ? value : []).flatMap((leg) => {
    if (!has(leg, 'kind') || !Array.isArray(leg.lines)) return [];
    return [{ kind: String(leg.kind), status: String(leg.status ?? 'pending'), amount: Number(leg.amount ?? 0), lines: leg.lines }];
  });
}`,
  hasLeg: `function hasLeg(legs: unknown, kind: unknown): boolean {
  return legsOf(legs).some((leg) => leg.kind === kind && leg.lines.length > 0);
}`,
  legAmount: `function legAmount(legs: unknown, kind: unknown): number {
  return legsOf(legs).find((leg) => leg.kind === kind)?.amount ?? 0;
}`,
  legsDone: `/** Whether legs count as fulfilled together; with a deadline, at the latest then. */
function legsDone(legs: unknown, policy: unknown, deadline?: unknown): boolean {
  if (deadline instanceof Date && Date.now() >= deadline.getTime()) return true;
  const counted = legsOf(legs).filter((leg) => leg.status !== 'cancelled' || leg.lines.length > 0);
  if (counted.length === 0) return false;
  if (policy === 'all') return counted.every((leg) => leg.status === 'done');
  if (policy === 'any') return counted.some((leg) => leg.status === 'done');
  if (policy === 'settled') return counted.every((leg) => leg.status !== 'pending');
  const kept = counted.filter((leg) => leg.status !== 'cancelled');
  return policy === 'not-cancelled' && kept.length > 0 && kept.every((leg) => leg.status === 'done');
}`,
  list: `function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Fault('not a list');
  return value;
}`,
  instant: `function instant(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new Fault('not an instant');
  return date;
}`,
  toInt: `function toInt(value: unknown): number {
  const number = Math.trunc(Number(value));
  if (value === '' || value === null || !Number.isSafeInteger(number)) throw new Fault('not a whole number');
  return number;
}`,
  toDouble: `function toDouble(value: unknown): number {
  const number = Number(value);
  if (value === '' || value === null || Number.isNaN(number)) throw new Fault('not a number');
  return number;
}`,
  json: `/** What a computed value is in the order's data. */
function json(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(json);
  return value;
}`,
  shown: `function shown(value: unknown): string {
  const plain = json(value);
  return typeof plain === 'string' ? plain : plain === null ? '' : JSON.stringify(plain);
}`,
};

const uses: Readonly<Record<string, readonly string[]>> = {
  truth: ['Fault'],
  bool: ['Fault'],
  both: ['bool'],
  either: ['bool'],
  wait: ['Fault'],
  get: ['Fault'],
  eq: ['has', 'get'],
  compare: ['Fault'],
  add: ['Fault'],
  sub: ['Fault'],
  num: ['Fault'],
  quotient: ['num', 'Fault'],
  isIn: ['eq', 'has'],
  size: ['Fault'],
  text: ['Fault'],
  legsOf: ['has'],
  hasLeg: ['legsOf'],
  legAmount: ['legsOf'],
  legsDone: ['legsOf'],
  list: ['Fault'],
  instant: ['Fault'],
  toInt: ['Fault'],
  toDouble: ['Fault'],
  shown: ['json'],
};

/** The source of the given functions and of all they use, in a fixed order. */
export function runtimeFor(names: Iterable<string>): string {
  const wanted = new Set<string>();
  const add = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const used of uses[name] ?? []) add(used);
  };
  for (const name of names) add(name);
  return Object.entries(runtimeSource)
    .filter(([name]) => wanted.has(name))
    .map(([, source]) => `${source}\n`)
    .join('\n');
}
