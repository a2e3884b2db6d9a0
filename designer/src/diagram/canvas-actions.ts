import type { Route } from '@orderloom/shared/document';
import { createContext } from 'react';

/** What nodes and edges ask of the canvas they stand on. */
export interface CanvasActions {
  readonly locale: 'zh' | 'en';
  startRename(id: string): void;
  /** The typed text, or nothing when it was given up; `onward` when the next thing is to be typed. */
  endRename(id: string, text: string | undefined, onward?: boolean): void;
  /** The corner of a container is at a point of the drawing; `done` when it was let go. */
  resize(id: string, corner: { x: number; y: number }, done: boolean): void;
  /** An end of a transition was dropped somewhere. */
  reconnect(transition: string, end: 'source' | 'target', screen: { x: number; y: number }): void;
  /** A stretch of a transition is pulled aside; `done` when it was let go. */
  bend(transition: string, route: Route, done: boolean): void;
  /** Lets a transition find its own way again. */
  unbend(transition: string): void;
  toFlow(screen: { x: number; y: number }): { x: number; y: number };
}

export const CanvasContext = createContext<CanvasActions | undefined>(undefined);
