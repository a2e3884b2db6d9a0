import type { FlowDocument } from '../document/flow-document.ts';
import { findingsOf } from './define-rule.ts';
import { viewOf } from './flow-view.ts';
import { rules } from './rules/index.ts';
import type { Finding, Severity } from './types.ts';

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Everything the rules find in a drawing, the worst first. Takes any document that parses; never throws. */
export function checkDocument(document: FlowDocument): readonly Finding[] {
  const view = viewOf(document);
  return rules.all.flatMap((rule) => findingsOf(rule, view)).sort((a, b) => gravity[a.severity] - gravity[b.severity]);
}
