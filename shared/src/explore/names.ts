import { type Text, textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { handlerText, isRole } from '../document/handler.ts';

/** How a state is called, between quotation marks. */
export function stateName(document: FlowDocument, id: string): Text {
  const state = document.states[id];
  return quoted((locale) => textOf(state?.label, locale) || state?.importedKey || id);
}

export function eventName(document: FlowDocument, name: string): Text {
  return quoted((locale) => textOf(document.events[name]?.label, locale) || name);
}

/** How the role of a policy is called in each language, as the drawing calls it. */
export function roleName(document: FlowDocument, role: string): Text {
  const handler = Object.values(document.states).find((state) => isRole(state.handler, role))?.handler;
  return quoted((locale) => handlerText(handler, locale) || role);
}

/** Names one after the other. */
export function listed(names: readonly Text[]): Text {
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}

function quoted(name: (locale: 'zh' | 'en') => string): Text {
  return { zh: `“${name('zh')}”`, en: `“${name('en')}”` };
}
