import type { Json } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import type { Result } from '../base/result.ts';
import type { Locale } from '../base/text.ts';
import type { FieldType } from '../document/field.ts';

/** What an expression may read while one step is computed. Fields are read by their key, the payload as `event.<key>`. */
export interface Scope {
  readonly context: Readonly<Record<string, Json>>;
  /** The event being taken: `type` and its payload, flat. */
  readonly event: { readonly type: string; readonly [key: string]: unknown };
  /** The instant of the step, epoch milliseconds; `now` in expressions. */
  readonly now: number;
  /** Whether the order is in the state with this document id; `inState("…")` in expressions. */
  inState(id: string): boolean;
}

/** A parsed, type-checked expression; gives JSON of the type it was compiled for. Throws `ExpressionError`. */
export type Evaluate<T = Json> = (scope: Scope) => T;

/** What the text is checked against. */
export interface ExpressionSite {
  /** The path of the text in the document, used in problems, e.g. `transitions.t1.guard`. */
  readonly path: string;
  /** The catalogue event whose payload can be read; undefined where no event payload exists. A wildcard gives an untyped payload. */
  readonly event?: string | undefined;
}

/** The expressions of one flow document: built once, then asked for each text. */
export interface Expressions {
  /** Parses and checks a text that must give `type` ('any' takes whatever it gives). */
  compile(text: string, type: FieldType | 'any', site: ExpressionSite): Result<Evaluate, readonly Problem[]>;
  /** Parses and checks a message text with `{{ CEL }}` holes. */
  compileTemplate(text: string, site: ExpressionSite): Result<Evaluate<string>, readonly Problem[]>;
  /** What works, but not as it was meant: patterns that the engine cannot take. */
  warnings(text: string, site: ExpressionSite): readonly Problem[];
  /** The expression as a sentence in the reader's language, with the labels of fields and enum options; the text itself where it cannot be told. */
  sentence(text: string, locale: Locale, event?: string): string;
}
