import type { Json } from '../base/json.ts';
import { type Problem, problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Text } from '../base/text.ts';
import { fitTarget, typeWords } from './fit-target.ts';
import { type MappedField, type MappingDocument, targetOf } from './mapping-document.ts';
import { compilePath } from './path.ts';
import { quoted, StepFault } from './step-fault.ts';
import { type RunStep, stepTypes } from './steps/index.ts';

/** A fault of one field; `step` counts from 0, null when it is none of a step's. */
export interface MappingProblem extends Problem {
  readonly target: string;
  readonly step: number | null;
  /** The message cannot be used without the field. */
  readonly blocking: boolean;
}

/** What a mapping makes of one message. */
export interface Mapped {
  readonly order: Readonly<Record<string, Json>>;
  readonly event: Readonly<Record<string, Json>>;
  /** Our event, where the mapping names one for this kind of message. */
  readonly choice: string | undefined;
  readonly problems: readonly MappingProblem[];
}

/** The values a field went through: what was read, then what each step gave. */
export interface FieldTrace {
  readonly target: string;
  readonly values: readonly Json[];
}

export interface CompiledMapping {
  readonly document: MappingDocument;
  apply(message: Json, topic: string): Mapped;
  /** The same, and how it came about. */
  trace(message: Json, topic: string): Mapped & { readonly traces: readonly FieldTrace[] };
}

interface CompiledField {
  readonly field: MappedField;
  readonly target: string;
  readonly topics: ReadonlySet<string> | undefined;
  readonly read: (message: Json) => Json;
  readonly steps: readonly RunStep[];
}

/** Prepares a mapping once for all messages; every fault of it is told with its place. */
export function compileMapping(document: MappingDocument): Result<CompiledMapping, readonly Problem[]> {
  const problems: Problem[] = [];
  const fields = document.fields.map((field) => compileField(field, problems));
  if (problems.length > 0) return fail(problems);
  const run = (message: Json, topic: string, traces?: FieldTrace[]): Mapped => {
    const found: Found = { order: {}, event: {}, problems: [] };
    for (const field of fields) if (field.topics === undefined || field.topics.has(topic)) takeField(field, message, found, traces);
    return { ...found, choice: Object.hasOwn(document.events, topic) ? document.events[topic] : undefined };
  };
  return ok({
    document,
    apply: (message, topic) => run(message, topic),
    trace(message, topic) {
      const traces: FieldTrace[] = [];
      return { ...run(message, topic, traces), traces };
    },
  });
}

function compileField(field: MappedField, problems: Problem[]): CompiledField {
  const target = targetOf(field);
  const steps = field.steps.flatMap((step, at) => {
    const path = `${target}.steps.${at}`;
    const type = stepTypes.get(step.type);
    if (!type) {
      problems.push(problem('mapping.unknown-step', path, { zh: `没有步骤“${step.type}”。`, en: `There is no step "${step.type}".` }));
      return [];
    }
    const prepared = type.prepare(step.params);
    if (prepared.ok) return [prepared.value.run];
    for (const { param, message, range } of prepared.error) {
      problems.push(problem('mapping.bad-step', `${path}.${param}`, message, range ? { range } : {}));
    }
    return [];
  });
  return { field, target, steps, read: sourceOf(field), topics: field.topics.length === 0 ? undefined : new Set(field.topics) };
}

function sourceOf({ source }: MappedField): (message: Json) => Json {
  if (source.from === 'constant') return () => source.value;
  if (source.from === 'path') return compilePath(source.path);
  const reads = source.paths.map(compilePath);
  return (message) => {
    const parts = reads.map((read) => read(message)).filter((part) => part !== null && part !== '');
    return parts.length === 0
      ? null
      : parts.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part))).join(source.separator);
  };
}

interface Found {
  readonly order: Record<string, Json>;
  readonly event: Record<string, Json>;
  readonly problems: MappingProblem[];
}

function takeField(compiled: CompiledField, message: Json, found: Found, traces: FieldTrace[] | undefined): void {
  const { field, target } = compiled;
  const values: Json[] = [];
  traces?.push({ target, values });
  const value = runChain(compiled, message, found, traces && values);
  if (value === undefined) return;
  if (value === null || value === '') {
    if (field.required) found.problems.push(fieldProblem(field, 'mapping.missing', missing(target), null));
    return;
  }
  const fitted = fitTarget(field.type, value);
  if (fitted === undefined) found.problems.push(fieldProblem(field, 'mapping.type', wrongType(field, value), null));
  else found[field.in][field.key] = fitted;
}

/** What the last step gives; undefined when one failed, which is then told. */
function runChain({ field, read, steps }: CompiledField, message: Json, found: Found, values: Json[] | undefined): Json | undefined {
  let value = read(message);
  let at = 0;
  values?.push(value);
  try {
    for (const run of steps) {
      value = run(value, message);
      values?.push(value);
      at += 1;
    }
    return value;
  } catch (error) {
    if (!(error instanceof StepFault)) throw error;
    found.problems.push(fieldProblem(field, 'mapping.step-failed', error.text, at));
    return undefined;
  }
}

function fieldProblem(field: MappedField, code: string, message: Text, step: number | null): MappingProblem {
  const target = targetOf(field);
  const path = step === null ? target : `${target}.steps.${step}`;
  return { ...problem(code, path, message), target, step, blocking: field.required };
}

function missing(target: string): Text {
  return { zh: `必填的“${target}”没有值。`, en: `"${target}" is required and has no value.` };
}

function wrongType({ type, key }: MappedField, value: Json): Text {
  const wanted = typeWords(type);
  return { zh: `“${key}”需要${wanted.zh}，得到的是：${quoted(value)}`, en: `"${key}" takes ${wanted.en}, this came: ${quoted(value)}` };
}
