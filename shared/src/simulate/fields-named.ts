import type { Json } from '../base/json.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { fits } from '../step/data-problems.ts';

/** Values given by field key, or by the name a field was imported under: a guard used with several parameters is several fields. */
export function fieldsNamed(document: FlowDocument, values: Readonly<Record<string, Json>>): Record<string, Json> {
  const fields: Record<string, Json> = {};
  for (const [name, value] of Object.entries(values)) for (const key of keysFor(document, name, value)) fields[key] = value;
  return fields;
}

function keysFor(document: FlowDocument, name: string, value: Json): readonly string[] {
  const exact = document.context[name];
  const named = Object.entries(document.context).filter(([key, field]) => key !== name && field.importedName === name);
  const alike = named.filter(([, field]) => (value === null || fits(field.type, value)) && (!exact || field.toDefine === true));
  const keys = alike.map(([key]) => key);
  if (exact || named.length === 0) return [name, ...keys];
  // A value that fits none of them is refused by its type, not as an unknown name.
  return keys.length > 0 ? keys : named.map(([key]) => key);
}
