import { z } from 'zod';
import { actions, type ParamWidget } from '../actions/index.ts';
import type { Json } from '../base/json.ts';
import type { Place } from '../base/problem.ts';
import { type ActionSite, actionSites } from '../document/action-sites.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Transition } from '../document/transition.ts';
import { parseText } from '../expression/parse-text.ts';
import { type References, referencesOf } from '../expression/references.ts';
import { splitTemplate } from '../expression/split-template.ts';
import type { Node } from '../expression/syntax.ts';

/** A text of the flow that is computed: a condition, a delay, or a part of an action's parameters. */
export interface TextSite {
  readonly text: string;
  readonly root: Node;
  readonly place: Place;
  readonly path: string;
  readonly references: References;
  /** The event it may read, where it may read one. */
  readonly event: string | undefined;
}

const known = new WeakMap<FlowDocument, readonly TextSite[]>();

/** Every text of a flow that can be read, with what it reads; worked out once for a document. */
export function textSites(document: FlowDocument): readonly TextSite[] {
  const found = known.get(document) ?? [
    ...Object.values(document.transitions).flatMap((transition) => ofTransition(document, transition)),
    ...actionSites(document).flatMap((site) => ofAction(document, site)),
  ];
  known.set(document, found);
  return found;
}

/** The payload keys that texts read of one event. */
export function eventKeysRead(document: FlowDocument, event: string): string[] {
  const read = textSites(document).filter((site) => site.event === event);
  return [...new Set(read.flatMap(({ references: { eventKeys } }) => (eventKeys === 'all' ? [] : eventKeys)))].filter(
    (key) => key !== 'type',
  );
}

function ofTransition(document: FlowDocument, { id, guard, trigger }: Transition): TextSite[] {
  const place: Place = { type: 'transition', id };
  const event = trigger.type === 'event' ? trigger.event : undefined;
  const delay = trigger.type === 'after' && trigger.delay.type === 'expression' ? trigger.delay.text : undefined;
  return [
    ...(guard === undefined ? [] : read(document, guard, { place, path: `transitions.${id}.guard`, event })),
    ...(delay === undefined ? [] : read(document, delay, { place, path: `transitions.${id}.trigger.delay.text`, event: undefined })),
  ];
}

function ofAction(document: FlowDocument, { call, path, place, event }: ActionSite): TextSite[] {
  const definition = actions.get(call.type);
  const params = definition?.params;
  if (!(params instanceof z.ZodObject)) return [];
  return Object.entries(params.shape).flatMap(([key, schema]) => {
    const widget = (schema as z.ZodType).meta()?.widget as ParamWidget | undefined;
    const site = { place, path: `${path}.params.${key}`, event };
    return expressionsIn(call.params[key], widget, call.type).flatMap((text) => read(document, text, site));
  });
}

/** The webhook's pairs are expressions like those of the actions that change the order; other effects send message texts. */
function expressionsIn(value: Json | undefined, widget: ParamWidget | undefined, type: string): readonly string[] {
  if (typeof value === 'string') {
    if (widget === 'expression') return value === '' ? [] : [value];
    return widget === 'template' ? holesOf(value) : [];
  }
  if (widget !== 'pairs' || value === null || typeof value !== 'object') return [];
  const texts = Object.values(value).filter((text) => typeof text === 'string');
  return actions.get(type)?.effect && type !== 'send-webhook' ? texts.flatMap(holesOf) : texts;
}

function holesOf(template: string): string[] {
  return splitTemplate(template).flatMap((part) => (part.type === 'hole' ? [part.text] : []));
}

function read(document: FlowDocument, text: string, site: Pick<TextSite, 'place' | 'path' | 'event'>): TextSite[] {
  const parsed = parseText(text, document);
  return parsed.ok ? [{ ...site, text, root: parsed.value.ast, references: referencesOf(parsed.value.ast) }] : [];
}
