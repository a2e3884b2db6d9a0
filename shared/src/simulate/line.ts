import { z } from 'zod';
import { parseDuration } from '../base/duration.ts';
import { Json } from '../base/json.ts';
import { type Problem, problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { OrderEvent } from '../step/types.ts';

/** One thing that happens in a simulation: an event, virtual time going by, a correction of data, the reply to a call. */
export type SimulationLine =
  | OrderEvent
  | { readonly advance: string | number }
  | { readonly set: Readonly<Record<string, Json>> }
  | { readonly reply: string; readonly ok: boolean; readonly data?: Json };

const Advance = z
  .strictObject({ advance: z.union([z.number().min(0), z.string()]) })
  .refine((line) => advanceOf(line.advance) !== undefined);
const SetFields = z.strictObject({ set: z.record(z.string(), Json) });
const Reply = z.strictObject({ reply: z.string().min(1), ok: z.boolean(), data: Json.default(null) });
const SimulatedEvent = z.record(z.string(), Json).refine((event) => typeof event.type === 'string' && event.type !== '');

const Line: z.ZodType<SimulationLine> = z.union([SimulatedEvent, Advance, SetFields, Reply]) as never;

/** Reads one line of a simulation. */
export function parseLine(input: unknown): Result<SimulationLine, readonly Problem[]> {
  const parsed = Line.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return fail([
    problem('simulate.line', '', {
      zh: '每行应是一个事件 {type, ...}、{advance: "2h" 或毫秒}、{set: {字段: 值}} 或 {reply: 调用, ok, data}。',
      en: 'A line is an event {type, ...}, {advance: "2h" or milliseconds}, {set: {field: value}} or {reply: call, ok, data}.',
    }),
  ]);
}

/** The milliseconds of an `advance`. */
export function advanceOf(advance: string | number): number | undefined {
  return typeof advance === 'number' ? advance : parseDuration(advance);
}
