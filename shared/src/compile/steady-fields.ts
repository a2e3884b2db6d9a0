import type { FlowDocument } from '../document/flow-document.ts';
import type { Transition } from '../document/transition.ts';
import { parseText } from '../expression/parse-text.ts';
import { referencesOf } from '../expression/references.ts';

/**
 * The fields on which alone it rests whether an eventless transition goes; undefined where it also rests on the event, the time or
 * the place. An order that has come to rest waits with the condition unmet, so it stays unmet until one of them is written.
 */
export function steadyFields(document: FlowDocument, { trigger, guard }: Transition): readonly string[] | undefined {
  if (trigger.type !== 'always' || guard === undefined || /\binState\b/.test(guard)) return undefined;
  const parsed = parseText(guard, document);
  if (!parsed.ok) return undefined;
  const { names, eventKeys } = referencesOf(parsed.value.ast);
  return eventKeys.length === 0 && names.every((name) => document.context[name]) ? names : undefined;
}
