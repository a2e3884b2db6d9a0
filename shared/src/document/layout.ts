import { z } from 'zod';
import { Label } from '../base/text.ts';
import { NodeId } from './state.ts';

export const Point = z.strictObject({ x: z.number(), y: z.number() });
export type Point = z.infer<typeof Point>;

/** Pixels at zoom 1; x and y are relative to the parent state's box. */
export const Box = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
});
export type Box = z.infer<typeof Box>;

/** A drawn route in root coordinates; dropped when an end of it moves, then routed afresh. */
export const Route = z.strictObject({
  points: z.array(Point),
  label: Point.optional(),
  /** Somebody bent it: its bends are kept while its ends move. */
  byHand: z.literal(true).optional(),
});
export type Route = z.infer<typeof Route>;

export const Annotation = z.strictObject({ id: NodeId, text: Label, box: Box, parent: NodeId.nullable().default(null) });
export type Annotation = z.infer<typeof Annotation>;

/** The geometry of a drawing, apart from its meaning: it never changes what an order does. */
export const Layout = z.strictObject({
  states: z.record(NodeId, Box).default({}),
  routes: z.record(NodeId, Route).default({}),
  /** States that somebody fastened where they are: tidying and dragging leave them there. */
  pinned: z.array(NodeId).optional(),
});
export type Layout = z.infer<typeof Layout>;
