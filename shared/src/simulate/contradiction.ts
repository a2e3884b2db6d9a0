import { canonicalJson } from '../base/json.ts';
import { referencesOf } from '../expression/references.ts';
import type { Node } from '../expression/syntax.ts';

/** A condition that was answered: its parts between "and", "or" and "not" are named, equal names meaning equal truth. */
export interface Fact {
  readonly root: Node;
  readonly holds: boolean;
  /** Tells apart what a part read before and after something was written. */
  readonly versions: ReadonlyMap<string, number>;
}

/** Parts of conditions whose truth is tried in every combination; with more, nothing is said. */
const mostParts = 7;

/** A part is true, or false, or cannot be computed, most often because a field is empty. */
type Truth = boolean | undefined;
const truths: readonly Truth[] = [true, false, undefined];
type Course = ReadonlyMap<string, Truth>;
type Formula = (course: Course) => Truth;

/**
 * Whether no data at all gives these answers together. What reads the event or the place is taken to be anything each time; a
 * condition with a part that cannot be computed may always come out as not met.
 */
export function contradict(facts: readonly Fact[]): boolean {
  const named = facts.map(({ root, holds, versions }, index) => {
    const names = new Set<string>();
    const formula = formulaOf(root, (part) => {
      const name = nameOf(part, versions, index);
      names.add(name);
      return name;
    });
    return { names: [...names], met: (course: Course) => fits(formula(course), holds, course, names) };
  });
  const parts = [...new Set(named.flatMap(({ names }) => names))];
  if (parts.length > mostParts) return false;
  return !courses(parts).some((course) => named.every(({ met }) => met(course)));
}

function fits(truth: Truth, holds: boolean, course: Course, names: ReadonlySet<string>): boolean {
  if (holds) return truth === true;
  return truth !== true || [...names].some((name) => course.get(name) === undefined);
}

function courses([name, ...rest]: readonly string[]): Course[] {
  if (name === undefined) return [new Map()];
  return courses(rest).flatMap((course) => truths.map((truth) => new Map([...course, [name, truth]])));
}

function formulaOf(node: Node, name: (part: Node) => string): Formula {
  if (node.op === '!_') {
    const inner = formulaOf(node.args, name);
    return (course) => negated(inner(course));
  }
  if (node.op === '&&' || node.op === '||') {
    const [left, right] = [formulaOf(node.args[0], name), formulaOf(node.args[1], name)];
    const deciding = node.op === '||';
    return (course) => joined(left(course), right(course), deciding);
  }
  const called = name(node);
  return (course) => course.get(called);
}

function negated(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function joined(left: Truth, right: Truth, deciding: boolean): Truth {
  if (left === deciding || right === deciding) return deciding;
  return left === undefined || right === undefined ? undefined : !deciding;
}

function nameOf(part: Node, versions: ReadonlyMap<string, number>, index: number): string {
  const { names, eventKeys } = referencesOf(part);
  const text = canonicalJson(plain(part));
  const own = eventKeys.length > 0 || text.includes('inState') ? [index] : [];
  return canonicalJson([text, own, names.map((name) => versions.get(name) ?? 0)]);
}

/** A node as data: what it does and to what, without where it is written. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? `${value}n` : value;
  return { op: Reflect.get(value, 'op'), args: plain(Reflect.get(value, 'args')) };
}
