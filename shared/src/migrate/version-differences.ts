import { canonicalJson } from '../base/json.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { ResumeRule } from '../document/transition.ts';
import { workingMark } from '../document/working.ts';
import { timersOfState } from './state-timers.ts';

/** What a move between versions touches, before any order is looked at. */
export interface VersionDifferences {
  readonly fieldsAdded: readonly string[];
  readonly fieldsDropped: readonly string[];
  /** Same key, another type. */
  readonly fieldsRetyped: readonly string[];
  readonly statesAdded: readonly string[];
  readonly statesDropped: readonly string[];
  /** Time limits that run in both versions with another delay, by their first transition (for an expected stay: by state). */
  readonly timers: readonly { readonly id: string; readonly before: string; readonly after: string; readonly resume: ResumeRule }[];
}

export function versionDifferences(source: FlowDocument, target: FlowDocument): VersionDifferences {
  const both = Object.keys(target.context).filter((key) => Object.hasOwn(source.context, key));
  return {
    fieldsAdded: missing(target.context, source.context),
    fieldsDropped: missing(source.context, target.context),
    fieldsRetyped: both.filter((key) => canonicalJson(source.context[key]?.type) !== canonicalJson(target.context[key]?.type)),
    statesAdded: missing(target.states, source.states),
    statesDropped: missing(source.states, target.states),
    timers: changedTimers(source, target),
  };
}

function missing(from: Readonly<Record<string, unknown>>, of: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(from).filter((key) => !Object.hasOwn(of, key));
}

function changedTimers(source: FlowDocument, target: FlowDocument): VersionDifferences['timers'] {
  return Object.keys(target.states).flatMap((state) => {
    const before = timersOfState(source, state);
    return timersOfState(target, state).flatMap(({ names, resume }) => {
      const [id] = names;
      const old = before.find((one) => one.names.some((name) => names.includes(name)));
      if (id === undefined || !old) return [];
      const [was, is] = [delayText(source, old.names[0] ?? id), delayText(target, id)];
      return was === is ? [] : [{ id, before: was, after: is, resume }];
    });
  });
}

/** Milliseconds as digits, or the expression behind a `=`; before it a mark where it is counted in working time. */
function delayText(document: FlowDocument, id: string): string {
  const trigger = document.transitions[id]?.trigger;
  if (trigger?.type === 'after') {
    const { delay } = trigger;
    return `${workingMark(delay.working)}${delay.type === 'fixed' ? delay.ms : `= ${delay.text}`}`;
  }
  const sla = document.states[id]?.sla;
  return sla ? `${workingMark(sla.working)}${sla.expected}` : '';
}
