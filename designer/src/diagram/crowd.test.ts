import { drawing } from '@orderloom/shared/diagram';
import { FlowDocument } from '@orderloom/shared/document';
import { expect, it } from 'vitest';
import { crowd, isCrowded } from './crowd.ts';

const pane = { width: 1000, height: 800 };

/** States in rows of forty, one every 200 by 100 pixels. */
function field(count: number) {
  const ids = Array.from({ length: count }, (_, at) => `s${at}`);
  const root = { id: 'root', kind: 'compound', parent: null, label: {}, initial: 's0' };
  const document = FlowDocument.parse({
    format: 'orderloom.flow',
    schemaVersion: 1,
    id: 'field',
    name: { en: 'Field' },
    root: 'root',
    states: { root, ...Object.fromEntries(ids.map((id) => [id, { id, kind: 'atomic', parent: 'root', label: { en: id } }])) },
    layout: {
      states: Object.fromEntries(ids.map((id, at) => [id, { x: (at % 40) * 200, y: Math.floor(at / 40) * 100, width: 120, height: 48 }])),
      routes: {},
    },
  });
  return drawing(document, 'en');
}

it('is crowded when more states are in view than the limit, not when more are drawn', () => {
  const many = field(crowd * 2);
  expect(isCrowded(many, pane, { x: 0, y: 0, zoom: 0.1 })).toBe(true);
  expect(isCrowded(many, pane, { x: 0, y: 0, zoom: 1 })).toBe(false);
  expect(isCrowded(field(crowd), pane, { x: 0, y: 0, zoom: 0.1 })).toBe(false);
});
