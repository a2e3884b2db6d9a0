/** Sizes of the drawing in pixels at zoom 1. The view and the picture both draw with these. */
export const metrics = {
  title: { size: 12.5, weight: 600 },
  meta: { size: 11, weight: 400 },
  chip: { size: 11.5, weight: 400, height: 20, padding: 7, gap: 3, glyph: 14 },
  state: { height: 48, minWidth: 104, maxWidth: 236, padding: 14, radius: 8, glyph: 15 },
  final: { height: 44, minWidth: 100, padding: 24, inset: 4 },
  history: { size: 30 },
  initial: { radius: 6 },
  anywhere: { height: 28, padding: 12 },
  container: { header: 32, padding: 20, radius: 12, minWidth: 220, minHeight: 120 },
  lane: { title: 30, padding: 18, minHeight: 96, minWidth: 260 },
  /** Gap between an edge and the boxes it passes. */
  clearance: 14,
  arrow: 7,
} as const;
