import type { Command } from '../session/index.ts';
import { useSession } from '../session/index.ts';

/** What a form of the inspector needs to change the document. */
export function useEditing(): { readonly readOnly: boolean; run(command: Command): void } {
  const readOnly = useSession((session) => session.readOnly);
  const run = useSession((session) => session.run);
  return { readOnly, run };
}

/** Several commands as one step, under the name of the first. */
export function together(first: Command, ...rest: readonly Command[]): Command {
  return {
    label: first.label,
    ...(first.coalesce === undefined ? {} : { coalesce: first.coalesce }),
    change(draft) {
      for (const command of [first, ...rest]) command.change(draft);
    },
  };
}

/** A label worth keeping, or nothing. */
export function labelOrNone<T extends object>(label: T): T | undefined {
  return Object.keys(label).length === 0 ? undefined : label;
}
