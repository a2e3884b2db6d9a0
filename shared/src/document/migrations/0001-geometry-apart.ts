import type { DocumentMigration } from './define-migration.ts';

/** Version 0 (the drafts of the first prototypes) kept `box` on the state and `route` on the transition. */
export const geometryApart: DocumentMigration = {
  name: '0001-geometry-apart',
  to: 1,
  up(document) {
    const [states, boxes] = pluck(document.states, 'box');
    const [transitions, routes] = pluck(document.transitions, 'route');
    return { ...document, schemaVersion: 1, states, transitions, layout: { states: boxes, routes } };
  },
};

type Rows = Record<string, Record<string, unknown>>;

function pluck(rows: unknown, key: string): [Rows, Record<string, unknown>] {
  const rest: Rows = {};
  const plucked: Record<string, unknown> = {};
  for (const [id, row] of Object.entries((rows ?? {}) as Rows)) {
    const { [key]: value, ...others } = row;
    rest[id] = others;
    if (value !== undefined) plucked[id] = value;
  }
  return [rest, plucked];
}
