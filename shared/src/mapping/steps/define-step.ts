import type { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Text } from '../../base/text.ts';
import { quoted, StepFault } from '../step-fault.ts';

/** How a parameter is asked for. */
export interface StepInput {
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly input: 'text' | 'pattern' | 'expression' | 'number' | 'switch' | 'choice' | 'pairs' | 'json' | 'names';
  readonly choices?: readonly { readonly value: string; readonly label: Text }[];
}

/** What is wrong with a parameter, and where in its text. */
export interface ParamFault {
  readonly param: string;
  readonly message: Text;
  readonly range?: { readonly from: number; readonly to: number };
}

/** Makes one value of another; throws `StepFault`. `message` is the whole message it came with. */
export type RunStep = (value: Json, message: Json) => Json;

export interface PreparedStep {
  readonly run: RunStep;
  /** What it does, as a sentence. */
  readonly says: Text;
}

/** A kind of step in the chain between a message and a field of ours. */
export interface StepType {
  readonly id: string;
  readonly group: 'clean' | 'convert';
  readonly label: Text;
  readonly hint: Text;
  readonly inputs: readonly StepInput[];
  /** The parameters a new one begins with. */
  readonly initial: Readonly<Record<string, Json>>;
  prepare(params: Readonly<Record<string, Json>>): Result<PreparedStep, readonly ParamFault[]>;
}

interface Definition<P> {
  readonly id: string;
  readonly group: StepType['group'];
  readonly label: Text;
  readonly hint: Text;
  readonly params: z.ZodType<P>;
  readonly inputs?: readonly StepInput[];
  describe(params: P): Text;
  prepare(params: P): RunStep | readonly ParamFault[];
}

/** Every parameter has a default, so that a new step works at once. */
export function defineStep<P>({ params: schema, inputs = [], describe, prepare, ...rest }: Definition<P>): StepType {
  return {
    ...rest,
    inputs,
    initial: schema.parse({}) as Readonly<Record<string, Json>>,
    prepare(params) {
      const read = schema.safeParse(params);
      if (!read.success) {
        return fail(
          read.error.issues.map((issue) => {
            const param = String(issue.path[0] ?? '');
            return {
              param,
              message: { zh: `参数“${param}”不对：${issue.message}`, en: `The parameter "${param}" is wrong: ${issue.message}` },
            };
          }),
        );
      }
      const run = prepare(read.data);
      return typeof run === 'function' ? ok({ run, says: describe(read.data) }) : fail(run);
    },
  };
}

/** A step over texts: nothing stays nothing, a list is gone through, a number is taken as it is written. */
export function overText(change: (text: string) => Json): RunStep {
  const run = (value: Json): Json => {
    if (typeof value === 'string') return change(value);
    if (value === null) return null;
    if (Array.isArray(value)) return value.map(run);
    if (typeof value !== 'object') return change(String(value));
    throw new StepFault(`需要文字，得到的是：${quoted(value)}`, `a text is needed, this came: ${quoted(value)}`);
  };
  return run;
}

/** Nothing where a step leaves nothing over. */
export function filled(text: string): string | null {
  return text === '' ? null : text;
}
