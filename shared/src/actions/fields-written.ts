import type { Registry } from '../base/registry.ts';
import type { ActionCall } from '../document/action-call.ts';
import type { ActionDefinition } from './define-action.ts';

/** The fields of the order that an action can give another value; none where its parameters do not fit it. */
export function fieldsWritten(registry: Registry<ActionDefinition>, { type, params }: ActionCall): readonly string[] {
  const definition = registry.get(type);
  const parsed = definition?.params.safeParse(params);
  return parsed?.success ? (definition?.writes?.(parsed.data) ?? []) : [];
}
