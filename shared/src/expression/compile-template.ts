import type { Json } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { FieldType } from '../document/field.ts';
import { compileText } from './compile-text.ts';
import { type Fault, fault } from './faults.ts';
import type { FlowWords } from './flow-words.ts';
import { semanticType } from './semantic-type.ts';
import { splitTemplate } from './split-template.ts';
import type { Evaluate } from './types.ts';

/** Prepares a message text; faults inside a hole are placed in the whole text. */
export function compileTemplateText(flow: FlowWords, text: string, event: string | undefined): Result<Evaluate<string>, readonly Fault[]> {
  const faults: Fault[] = [];
  const pieces: (string | Evaluate<string>)[] = [];
  for (const part of splitTemplate(text)) {
    if (part.type === 'text') pieces.push(part.text);
    else if (part.type === 'open') {
      faults.push(
        fault('syntax', { start: part.start, end: text.length }, { zh: '“{{”没有对应的“}}”。', en: '"{{" has no matching "}}".' }),
      );
    } else {
      const compiled = compileText(flow, part.text, 'any', event);
      if (!compiled.ok) faults.push(...compiled.error.map((found) => ({ ...found, ...moved(found, part) })));
      else pieces.push(hole(compiled.value.evaluate, semanticType(compiled.value.root, compiled.value.words)));
    }
  }
  if (faults.length > 0) return fail(faults);
  return ok((scope) => pieces.map((piece) => (typeof piece === 'string' ? piece : piece(scope))).join(''));
}

function moved({ start, end }: Fault, hole: { readonly start: number; readonly text: string }) {
  const inside = (at: number) => hole.start + Math.min(at, hole.text.length);
  return { start: inside(start), end: inside(end) };
}

function hole(evaluate: Evaluate, type: FieldType | undefined): Evaluate<string> {
  return (scope) => formatted(evaluate(scope), type);
}

/** A value as people read it in a message. */
function formatted(value: Json, type: FieldType | undefined): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((item: Json) => formatted(item, type?.type === 'list' ? type.of : undefined)).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  if (type?.type === 'money' && typeof value === 'number') return (Math.round(value) / 100).toFixed(2);
  return String(value);
}
