import { type Finding, type FixOffer, rules, type Severity } from '@orderloom/shared/check';

/** What one rule found, of one severity. */
export interface RuleGroup {
  readonly code: string;
  readonly findings: readonly Finding[];
  /** Fixes that several of them offer. */
  readonly common: readonly { readonly fix: FixOffer; readonly count: number }[];
}

export interface SeverityGroup {
  readonly severity: Severity;
  readonly count: number;
  readonly rules: readonly RuleGroup[];
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings by severity, and by rule in the order of the registry. */
export function groupFindings(findings: readonly Finding[]): readonly SeverityGroup[] {
  return severities.flatMap((severity) => {
    const here = findings.filter((finding) => finding.severity === severity);
    return here.length === 0 ? [] : [{ severity, count: here.length, rules: byRule(here) }];
  });
}

function byRule(findings: readonly Finding[]): RuleGroup[] {
  const codes = new Set(findings.map(({ code }) => code));
  const known = rules.all.map(({ id }) => id).filter((id) => codes.has(id));
  const rest = [...codes].filter((code) => !rules.get(code));
  return [...known, ...rest].map((code) => {
    const found = findings.filter((finding) => finding.code === code);
    return { code, findings: found, common: commonFixes(found) };
  });
}

function commonFixes(findings: readonly Finding[]): RuleGroup['common'] {
  const offers = new Map<string, { readonly fix: FixOffer; readonly count: number }>();
  for (const fix of findings.flatMap(({ fixes }) => fixes ?? [])) offers.set(fix.id, { fix, count: (offers.get(fix.id)?.count ?? 0) + 1 });
  return [...offers.values()].filter(({ count }) => count > 1);
}
