import { type Locale, textOf } from '@orderloom/shared/base';
import { durationText } from '@orderloom/shared/diagram';
import type { FlowDocument } from '@orderloom/shared/document';

/** What a running timer belongs to: the state whose stay it measures, with the length where that is fixed; undefined for a delayed event. */
export function timerName(document: FlowDocument, id: string, locale: Locale): string | undefined {
  const match = /^xstate\.after\.(.+)\.([^.]+)$/.exec(id);
  const state = document.states[match?.[2] ?? ''];
  if (!match || !state) return undefined;
  const name = textOf(state.label, locale) || state.id;
  const ms = Number(match[1]);
  return Number.isFinite(ms) ? `${name} · ${durationText(ms, locale)}` : name;
}
