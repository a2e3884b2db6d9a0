import type { Box, Point } from '../document/index.ts';
import { crossesBox, overlaps } from './geometry.ts';

const cell = 128;

/** Boxes found by place: a plain grid of cells. */
export class Space<T> {
  private readonly cells = new Map<number, { readonly box: Box; readonly item: T }[]>();

  add(box: Box, item: T): void {
    const entry = { box, item };
    this.each(box, (key) => {
      const found = this.cells.get(key);
      if (found) found.push(entry);
      else this.cells.set(key, [entry]);
    });
  }

  /** Whether any item for which `counts` holds shares area with the box. */
  hitsBox(box: Box, counts: (item: T, at: Box) => boolean): boolean {
    return this.some(box, (entry) => overlaps(entry.box, box) && counts(entry.item, entry.box));
  }

  hitsSegment(a: Point, b: Point, counts: (item: T, at: Box) => boolean): boolean {
    const box = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
    return this.some(box, (entry) => crossesBox(a, b, entry.box) && counts(entry.item, entry.box));
  }

  /** Every item whose cell the box touches; may give an item twice. */
  near(box: Box, take: (item: T, at: Box) => void): void {
    this.some(box, (entry) => {
      take(entry.item, entry.box);
      return false;
    });
  }

  private some(box: Box, test: (entry: { readonly box: Box; readonly item: T }) => boolean): boolean {
    let found = false;
    this.each(box, (key) => {
      if (!found) found = (this.cells.get(key) ?? []).some(test);
    });
    return found;
  }

  private each(box: Box, visit: (key: number) => void): void {
    const lastColumn = Math.floor((box.x + box.width) / cell);
    const lastRow = Math.floor((box.y + box.height) / cell);
    for (let column = Math.floor(box.x / cell); column <= lastColumn; column++) {
      for (let row = Math.floor(box.y / cell); row <= lastRow; row++) visit(column * 1_000_003 + row);
    }
  }
}
