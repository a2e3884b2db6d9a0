import type { Delay } from '../../document/transition.ts';
import { celToEcma } from '../ecma/cel-to-ecma.ts';
import { elements, type XmlElement } from '../xml-tree.ts';
import { descriptorsOf } from './descriptors.ts';
import { readDelay } from './read-content.ts';
import type { ScxmlReading } from './scxml-reading.ts';

export interface TimeLimit {
  readonly event: string;
  readonly delay: Delay;
}

/**
 * How SCXML says a time limit: a delayed send on entry, cancelled on exit, that nobody but the state itself listens to.
 * Such a pair is drawn as the time limit it is.
 */
export function readTimers(reading: ScxmlReading): ReadonlyMap<XmlElement, readonly TimeLimit[]> {
  const sends = elements(reading.root, 'send');
  for (const { attributes } of sends)
    if (attributes.id !== undefined && attributes.event !== undefined) reading.sendIds.set(attributes.id, attributes.event);
  const heard = listenersOf(reading);
  const raised = [...sends, ...elements(reading.root, 'raise')].map((element) => element.attributes.event);
  return new Map(
    [...reading.states.keys()].map((state) => {
      const alone = (event: string) =>
        raised.filter((other) => other === event).length === 1 && heard.get(event)?.size === 1 && heard.get(event)?.has(state) === true;
      return [state, contentOf(state, 'onentry', 'send').flatMap((send) => limitOf(reading, state, send, alone) ?? [])];
    }),
  );
}

/** Which states listen to exactly a name. */
function listenersOf(reading: ScxmlReading): ReadonlyMap<string, ReadonlySet<XmlElement>> {
  const heard = new Map<string, Set<XmlElement>>();
  for (const source of reading.states.keys()) {
    const events = source.children.flatMap((child) => (child.name === 'transition' ? descriptorsOf(child.attributes.event ?? '') : []));
    for (const event of events) heard.set(event, (heard.get(event) ?? new Set()).add(source));
  }
  return heard;
}

function limitOf(reading: ScxmlReading, state: XmlElement, send: XmlElement, alone: (event: string) => boolean): TimeLimit | undefined {
  const { id, event } = send.attributes;
  const cancel = contentOf(state, 'onexit', 'cancel').find((element) => element.attributes.sendid === id);
  if (id === undefined || event === undefined || !cancel || send.children.length > 0 || !alone(event)) return undefined;
  const delay = delayOf(reading, send);
  if (!delay) return undefined;
  reading.timed.add(send).add(cancel);
  return { event, delay };
}

function delayOf(reading: ScxmlReading, send: XmlElement): Delay | undefined {
  const own = send.attributes['orderloom:cel'];
  const { delay, delayexpr } = send.attributes;
  const said = own === undefined ? undefined : celToEcma(own);
  if (own !== undefined && delayexpr === (said === undefined ? undefined : `${said} + 'ms'`)) return { type: 'expression', text: own };
  if (delay === undefined && delayexpr === undefined) return undefined;
  const ms = readDelay(reading, send);
  return typeof ms === 'number' ? { type: 'fixed', ms } : undefined;
}

function contentOf(state: XmlElement, block: string, name: string): XmlElement[] {
  return state.children.filter((child) => child.name === block).flatMap((child) => child.children.filter((one) => one.name === name));
}
