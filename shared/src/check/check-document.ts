import type { FlowDocument } from '../document/flow-document.ts';
import { findingsOf } from './define-rule.ts';
import { viewOf } from './flow-view.ts';
import { rules } from './rules/index.ts';
import type { Finding, Severity } from './types.ts';

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Everything the rules find in a drawing, the worst first. Takes any document that parses; never throws. */
export function checkDocument(document: FlowDocument): readonly Finding[] {
  const view = viewOf(document);
  return sorted(rules.all.flatMap((rule) => findingsOf(rule, view)));
}

/** The findings of a drawing in which nothing but the places of its parts has changed since. */
export function checkPlaces(document: FlowDocument, before: readonly Finding[]): readonly Finding[] {
  const looking = rules.all.filter(({ geometry }) => geometry);
  const view = viewOf(document);
  const rest = before.filter(({ code }) => !rules.get(code)?.geometry);
  return sorted([...rest, ...looking.flatMap((rule) => findingsOf(rule, view))]);
}

function sorted(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => gravity[a.severity] - gravity[b.severity]);
}
