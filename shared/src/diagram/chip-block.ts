import { measureText } from './measure-text.ts';
import { metrics } from './metrics.ts';
import type { Size } from './state-size.ts';
import type { Chip } from './transition-chips.ts';

/** A chip with its place inside its block. */
export interface PlacedChip extends Chip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ChipBlock extends Size {
  readonly chips: readonly PlacedChip[];
}

const sideBySide = 150;

export function chipWidth(chip: Chip): number {
  const { size, padding, glyph } = metrics.chip;
  return Math.ceil(measureText(chip.text, size) + padding * 2 + (chip.kind === 'event' ? 0 : glyph));
}

/** Chips side by side while they are short, else one under the other: a long condition must not stretch the drawing. */
export function chipBlock(chips: readonly Chip[]): ChipBlock | undefined {
  if (chips.length === 0) return undefined;
  const { height, gap } = metrics.chip;
  const widths = chips.map(chipWidth);
  const row = widths.reduce((sum, width) => sum + width + gap, -gap);
  const flat = row <= sideBySide;
  const width = flat ? row : Math.max(...widths);
  let along = 0;
  const placed = chips.map((chip, index) => {
    const own = widths[index] ?? 0;
    const place = flat ? { x: along, y: 0 } : { x: (width - own) / 2, y: along };
    along += (flat ? own : height) + gap;
    return { ...chip, ...place, width: own, height };
  });
  return { chips: placed, width, height: flat ? height : along - gap };
}
