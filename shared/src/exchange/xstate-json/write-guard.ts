import { canonicalJson } from '../../base/json.ts';
import type { FieldType } from '../../document/field.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { celDelay, celGuard } from './embed.ts';
import { isNamed } from './field-book.ts';
import { isOurs } from './write-actions.ts';

/** A guard as XState names it: an imported one by its name, a rule as a parameter of ours. */
export function writeGuard(document: FlowDocument, text: string): unknown {
  const name = importedName(document, text, 'boolean');
  if (name === undefined || isOurs(name)) return { type: celGuard, params: { text } };
  const params = document.context[text]?.importedParams;
  return params === undefined ? name : { type: name, params };
}

/** The key of a computed delay under `after`. */
export function writeDelay(document: FlowDocument, text: string): string {
  const name = importedName(document, text, 'duration');
  return name === undefined || isOurs(name) || !Number.isNaN(Number(name)) ? celDelay + text : name;
}

/** The name that stands for exactly this field when the config is read again. */
function importedName(document: FlowDocument, key: string, type: FieldType['type']): string | undefined {
  const field = document.context[key];
  if (!field) return undefined;
  const name = field.importedName ?? key;
  const params = canonicalJson(field.importedParams ?? null);
  const first = Object.entries(document.context).find(
    ([other, candidate]) => isNamed(other, candidate, name, type) && canonicalJson(candidate.importedParams ?? null) === params,
  );
  return first?.[0] === key && name !== '' ? name : undefined;
}
