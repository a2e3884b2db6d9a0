import { ExpressionError } from './expression-error.ts';
import { type Evaluation, wrapEvaluation } from './instrument.ts';
import type { Program } from './parse-text.ts';
import { loopOf, type Node, walk } from './syntax.ts';

/** Units of work one evaluation may take. A turn of a loop over ordinary data is one. */
const allowance = 200_000;
/** More additions than that can build something large without any loop. */
const fewAdditions = 32;
const textUnit = 4096;
const listUnit = 1000;
const madeUnit = 64;
/** Parts of the data that are looked at to judge how large they are. */
const lookedAt = 20_000;

/** Turns that are taken before it is looked how large the data is. */
const fewTurns = 256;

let left = 0;
let turns = 0;
let weight = 1;
let data: Record<string, unknown> = {};

/**
 * Counts the work of expressions that can do much: those with loops, bindings or many additions. The others are bounded by their own
 * length and left as they are. Counted, not timed, so that a replay comes to the same result.
 */
export function bounded(program: Program): Program {
  const { loops, growing, suspicious } = partsIn(program.ast);
  if (!suspicious) return program;
  for (const { node, method } of loops) wrapEvaluation(node, (inner) => turn(inner, method));
  for (const node of growing) wrapEvaluation(node, made);
  const run = (variables: Record<string, unknown>) => {
    left = allowance;
    turns = 0;
    weight = 1;
    data = variables;
    const value = program(variables);
    if (left < 0) throw tooMuch();
    return value;
  };
  return Object.assign(run, { ast: program.ast });
}

function partsIn(root: Node) {
  const nodes: Node[] = [];
  walk(root, (node) => {
    nodes.push(node);
    return false;
  });
  const loops = nodes.flatMap((node) => {
    const loop = loopOf(node);
    return loop ? loop.bodies.map((body) => ({ node: body, method: loop.method })) : [];
  });
  const growing = nodes.filter((node) => node.op === '+' || (node.op === 'rcall' && !loopOf(node)) || node.op === 'call');
  const binds = nodes.some((node) => node.op === 'rcall' && node.args[0] === 'bind');
  const additions = nodes.filter((node) => node.op === '+').length;
  return { loops, growing, suspicious: loops.length > 0 || binds || additions > fewAdditions };
}

/** One turn of a loop. `all` and `exists` swallow errors, so they are ended by their own answer; the end of the run then refuses it. */
function turn(inner: Evaluation, method: string): Evaluation {
  return (evaluator, node, context) => {
    turns += 1;
    if (turns === fewTurns) weight = weightOf(data);
    left -= weight;
    if (left < 0) return giveUp(method);
    const value = inner(evaluator, node, context);
    left -= sizeOf(value);
    return value;
  };
}

function giveUp(method: string): boolean {
  if (method === 'all') return false;
  if (method === 'exists') return true;
  throw tooMuch();
}

function made(inner: Evaluation): Evaluation {
  return (evaluator, node, context) => {
    const value = inner(evaluator, node, context);
    left -= sizeOf(value);
    if (left < 0) throw tooMuch();
    return value;
  };
}

function sizeOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length / madeUnit : 0;
}

/** Large data makes each turn dearer. */
function weightOf(variables: Record<string, unknown>): number {
  const open: unknown[] = [variables];
  let longestText = 0;
  let longestList = 0;
  for (let at = 0; at < open.length && at < lookedAt; at += 1) {
    const value = open[at];
    if (typeof value === 'string') longestText = Math.max(longestText, value.length);
    if (Array.isArray(value)) longestList = Math.max(longestList, value.length);
    if (value !== null && typeof value === 'object') for (const part of Object.values(value).slice(0, lookedAt)) open.push(part);
  }
  return 1 + longestText / textUnit + longestList / listUnit;
}

function tooMuch(): ExpressionError {
  return new ExpressionError({ zh: '计算量太大：循环的数据太多。', en: 'too much to compute: the loops run over too much data' });
}
