import type { Json } from '../base/json.ts';
import type { ActionSketch } from './flow-sketch.ts';

/** Any action of the registry. */
export function action(type: string, params: Readonly<Record<string, Json>> = {}): ActionSketch {
  return { type, params };
}

export function setField(field: string, value: string): ActionSketch {
  return action('set-field', { field, value });
}

export function addTag(tag: string): ActionSketch {
  return action('add-tag', { tag });
}

export function note(text: string): ActionSketch {
  return action('write-note', { text });
}

export function raise(event: string, delay?: number): ActionSketch {
  return action('raise-event', delay === undefined ? { event } : { event, delay });
}

export function http(url: string): ActionSketch {
  return action('send-http', { url });
}
