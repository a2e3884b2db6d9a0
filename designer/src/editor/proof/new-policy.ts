import type { FlowDocument, Policy } from '@orderloom/shared/document';

export const policyTypes = ['eventually', 'never-together', 'within', 'accepted', 'only-role'] as const satisfies readonly Policy['type'][];

const hour = 3_600_000;

/** A sentence of a kind, filled with what the drawing has; undefined when it has no states or events to speak of. */
export function newPolicy(document: FlowDocument, type: Policy['type'], id: string): Policy | undefined {
  const states = Object.values(document.states).filter(({ id: state }) => state !== document.root);
  const [first] = states;
  const last = states.find(({ kind }) => kind === 'final') ?? states.at(-1);
  const event = Object.keys(document.events)[0];
  if (!first || !last) return undefined;
  const order = Math.max(-1, ...Object.values(document.policies ?? {}).map((policy) => policy.order)) + 1;
  const head = { id, order, severity: 'error' } as const;
  if (type === 'never-together') return { ...head, type, first: first.id, second: last.id };
  if (type === 'within') return { ...head, type, from: first.id, to: last.id, limit: 24 * hour };
  if (event === undefined) return undefined;
  if (type === 'eventually') return { ...head, type, event, states: [last.id] };
  if (type === 'accepted') return { ...head, type, event, phase: document.root };
  return { ...head, type, role: 'person', event };
}
