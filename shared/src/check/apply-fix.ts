import type { FlowDocument } from '../document/flow-document.ts';
import { findingsOf, type Rule } from './define-rule.ts';
import type { Fix, NewId } from './fix.ts';
import { viewOf } from './flow-view.ts';
import { rules } from './rules/index.ts';
import type { Finding } from './types.ts';

/** The drawing with one finding mended; the same object when the fix has nothing to do in it. */
export function applyFix(document: FlowDocument, finding: Finding, fix: string, newId: NewId): FlowDocument {
  const chosen = fixOf(finding.code, fix);
  return chosen ? mended(document, finding, chosen, newId) : document;
}

/** The drawing with everything mended that one rule finds and one of its fixes can mend; each is looked at anew after the one before. */
export function fixAll(document: FlowDocument, code: string, fix: string, newId: NewId): FlowDocument {
  const rule = rules.get(code);
  const chosen = fixOf(code, fix);
  return rule && chosen ? fixEach(document, rule, chosen, newId) : document;
}

function fixEach(document: FlowDocument, rule: Rule, fix: Fix, newId: NewId): FlowDocument {
  const tried = new Set<string>();
  let made = document;
  for (;;) {
    const next = findingsOf(rule, viewOf(made)).find(
      (finding) => !tried.has(keyOf(finding)) && finding.fixes?.some(({ id }) => id === fix.id),
    );
    if (!next) return made;
    tried.add(keyOf(next));
    made = mended(made, next, fix, newId);
  }
}

function fixOf(code: string, fix: string): Fix | undefined {
  return rules.get(code)?.fixes?.find(({ id }) => id === fix);
}

function mended(document: FlowDocument, { place, path }: Finding, fix: Fix, newId: NewId): FlowDocument {
  return place ? fix.apply(document, { place, path }, newId) : document;
}

function keyOf({ place, path }: Finding): string {
  return `${place && 'id' in place ? place.id : ''} ${path}`;
}
