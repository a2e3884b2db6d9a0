import type { MappingPath } from '@orderloom/shared/mapping';
import type { DragEvent } from 'react';

const format = 'application/x-orderloom-path';

/** Begins to drag a place of a message. */
export function dragPath(event: DragEvent, path: MappingPath): void {
  event.dataTransfer.setData(format, JSON.stringify(path));
  event.dataTransfer.effectAllowed = 'link';
}

export function isPathDragged(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(format);
}

/** The place that is dropped; undefined when something else is. */
export function droppedPath(event: DragEvent): MappingPath | undefined {
  const text = event.dataTransfer.getData(format);
  return text === '' ? undefined : (JSON.parse(text) as MappingPath);
}
