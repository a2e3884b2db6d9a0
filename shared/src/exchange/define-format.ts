import type { Problem } from '../base/problem.ts';
import type { Result } from '../base/result.ts';
import type { Label, Locale, Text } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';

export interface ReadOptions {
  /** The id and name of the flow that comes out; else taken from the file. */
  readonly id?: string;
  readonly name?: Label;
  /** Rules for guards that the file only names: guard name -> CEL text. */
  readonly guards?: Readonly<Record<string, string>>;
  /** Lengths of delays that the file only names: delay name -> milliseconds. */
  readonly delays?: Readonly<Record<string, number>>;
  /** Told of everything that comes in, but not quite as the file says it. */
  readonly onRemark?: (remark: Problem) => void;
}

export interface WriteOptions {
  /** The language of texts, for formats that can show only one; Chinese unless given. */
  readonly locale?: Locale;
}

/** A way to bring a flow in, to take it out, or both. */
export interface Format {
  readonly id: string;
  readonly label: Text;
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Whether a text looks like one of this format, so that a dropped file need not be told apart by hand. */
  recognises?(text: string): boolean;
  /** Gives the whole flow, or names everything in the text that cannot be held; never drops anything silently. */
  read?(text: string, options?: ReadOptions): Result<FlowDocument, readonly Problem[]>;
  write?(document: FlowDocument, options?: WriteOptions): Result<string, readonly Problem[]>;
}

export function defineFormat<F extends Format>(format: F): F {
  return format;
}
