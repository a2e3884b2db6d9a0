import { actions, fieldsWritten } from '../actions/index.ts';
import { actionSites } from '../document/action-sites.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { parseText } from '../expression/parse-text.ts';
import { referencesOf } from '../expression/references.ts';
import type { Node } from '../expression/syntax.ts';
import { orderFields } from '../order/index.ts';

/** What is known of an order without its data. */
export interface OwnFields {
  /** Fields that conditions ask for and that the drawing alone fills, with constants: known from the way an order went. */
  readonly asked: ReadonlySet<string>;
  /** Whether a condition asks for nothing but such fields and where the order stands. */
  decides(guard: string): boolean;
  /** What a condition of the drawing says; undefined when it cannot be read. */
  parsed(guard: string): Node | undefined;
}

const known = new WeakMap<FlowDocument, OwnFields>();
const constant = /^\s*("[^"\\]*"|'[^'\\]*'|-?\d+|true|false|null)\s*$/;

/** Works out, once for a document, what is known without data; a field that a channel can fill is not. */
export function ownFields(document: FlowDocument): OwnFields {
  const found = known.get(document) ?? workOut(document);
  known.set(document, found);
  return found;
}

function workOut(document: FlowDocument): OwnFields {
  const own = filledWithConstants(document);
  const guards = new Set(Object.values(document.transitions).flatMap(({ guard }) => guard ?? []));
  const roots = new Map([...guards].map((guard) => [guard, rootOf(document, guard)]));
  const read = new Map([...roots].map(([guard, root]) => [guard, root && namesIn(root)]));
  const decided = [...guards].filter((guard) => read.get(guard)?.every((name) => own.has(name)));
  const names = new Set(decided);
  return {
    asked: new Set(decided.flatMap((guard) => read.get(guard) ?? [])),
    decides: (guard) => names.has(guard),
    parsed: (guard) => roots.get(guard),
  };
}

function filledWithConstants(document: FlowDocument): ReadonlySet<string> {
  const writing = actionSites(document).map(({ call }) => ({ call, fields: fieldsWritten(actions, call) }));
  const varying = writing.filter(({ call }) => call.type !== 'set-field' || !constant.test(String(call.params.value)));
  const open = new Set([...orderFields.map(({ key }) => key), ...varying.flatMap(({ fields }) => fields)]);
  return new Set(writing.flatMap(({ fields }) => fields).filter((field) => !open.has(field)));
}

/** The names a condition reads; undefined where it reads its event. */
function namesIn(root: Node): readonly string[] | undefined {
  const { names, eventKeys } = referencesOf(root);
  return eventKeys.length === 0 ? names : undefined;
}

function rootOf(document: FlowDocument, guard: string): Node | undefined {
  const parsed = parseText(guard, document);
  return parsed.ok ? parsed.value.ast : undefined;
}
