import { describe, expect, it } from 'vitest';
import { firstView, readableZoom, showsWhole, wholeView } from './viewport.ts';

const pane = { width: 1000, height: 700 };
const small = { x: -40, y: -20, width: 600, height: 300 };
const large = { x: -40, y: -20, width: 6000, height: 3000 };

describe('what a canvas shows', () => {
  it('shows all of a drawing clear of what lies over the canvas', () => {
    const clear = { left: 112, bottom: 60 };
    const { x, y, zoom } = wholeView(large, pane, clear);
    expect(large.x * zoom + x).toBeGreaterThanOrEqual(clear.left);
    expect((large.y + large.height) * zoom + y).toBeLessThanOrEqual(pane.height - clear.bottom);
    expect(showsWhole(large, pane, { x, y, zoom })).toBe(true);
  });

  it('opens a small drawing whole, a large one where it starts, large enough to read', () => {
    expect(firstView(small, { x: 0, y: 0 }, pane)).toEqual(wholeView(small, pane));
    const start = { x: 100, y: 60 };
    const { x, y, zoom } = firstView(large, start, pane, { left: 112 });
    expect(zoom).toBeGreaterThan(readableZoom);
    expect(large.x * zoom + x).toBeGreaterThanOrEqual(112);
    expect(start.y * zoom + y).toBeLessThan(pane.height / 2);
    expect(showsWhole(large, pane, { x, y, zoom })).toBe(false);
  });
});
