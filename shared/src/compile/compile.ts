import { type Problem, problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { type Calendars, roundTheClock } from '../calendar/calendar.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { ancestorsOf } from '../document/queries.ts';
import { meaningHash } from '../document/serialize-document.ts';
import { expressionsOf } from '../expression/index.ts';
import { currentBehaviour, isKnownBehaviour } from './behaviour.ts';
import { emitMachine } from './emit-machine.ts';
import type { Lowering } from './lowering.ts';
import type { Machine } from './machine.ts';
import { StepRun } from './step-run.ts';
import { structureProblems } from './structure-problems.ts';

/**
 * Turns a document into a machine that `decide` can step; do it once per version and keep the result.
 * Every fault that would make the machine impossible or guess is given with its place; `checkDocument` finds more.
 * `behaviour` is the number the version was published under; drafts are compiled as what is published now would be.
 * `calendars` are the tenant's; without them every hour is an hour of work.
 */
export function compile(
  document: FlowDocument,
  behaviour = currentBehaviour,
  calendars = roundTheClock,
): Result<Machine, readonly Problem[]> {
  if (!isKnownBehaviour(behaviour)) return fail([unknownBehaviour(behaviour)]);
  const broken = structureProblems(document);
  if (broken.length > 0) return fail(broken);
  const lowering: Lowering = { document, expressions: expressionsOf(document), run: new StepRun(), problems: [] };
  const built = build(lowering, behaviour, calendars);
  return lowering.problems.length > 0 ? fail(lowering.problems) : built;
}

function build(lowering: Lowering, behaviour: number, calendars: Calendars): Result<Machine, readonly Problem[]> {
  const { document, run } = lowering;
  try {
    const { xstate, scope } = emitMachine(lowering);
    const defaults = Object.fromEntries(Object.entries(document.context).map(([key, field]) => [key, field.default]));
    const pausing = pausingIn(document);
    return ok({ document, behaviour, hash: meaningHash(document), xstate, scope, run, calendars, pausing, defaults });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail([
      problem('compile.refused', '', { zh: `无法编译：${reason}`, en: `Cannot compile: ${reason}` }, { place: { type: 'flow' } }),
    ]);
  }
}

function pausingIn(document: FlowDocument): Machine['pausing'] {
  const pausing = Object.values(document.states).filter(({ pauses }) => pauses);
  return new Map(pausing.map(({ id }) => [id, ancestorsOf(document, id).map((outer) => outer.id)]));
}

/** Guessing how a later release would have gone on would tear the order from its journal. */
function unknownBehaviour(behaviour: number): Problem {
  return problem('compile.behaviour-unknown', '', {
    zh: `该版本按行为编号 ${behaviour} 发布，本程序只知道 1 到 ${currentBehaviour}：请启动更新的程序`,
    en: `The version was published under behaviour ${behaviour}, this program knows 1 to ${currentBehaviour}: start the newer program`,
  });
}
