import type { Machine } from '../compile/machine.ts';
import type { Policy } from '../document/policy.ts';
import { type Bounds, explore } from './explore.ts';
import type { Tries } from './find-data.ts';
import { cannotEnd } from './findings/cannot-end.ts';
import { proofRules } from './findings/index.ts';
import { legCannotEnd } from './findings/leg-cannot-end.ts';
import type { Graph } from './graph.ts';
import { alphabetOf } from './impulses.ts';
import { breaksOf } from './policies/index.ts';
import { exploreRegions } from './regions.ts';
import { tellWay } from './tell-way.ts';
import type { Found, PolicyProof, Proof, ProofFinding, Seen } from './types.ts';
import { forgetful, walk } from './walk.ts';

/** What the editor and a publish look at: some seconds of work. */
export const proofBounds = { configurations: 20_000, steps: 50_000 } as const;

/** Lines tried in looking for data, for all the ways of a drawing. */
const mostTries = 5000;

type Told = Pick<ProofFinding, 'rule' | 'severity'>;

/** Goes everywhere an order of a drawing can go, and tells what goes wrong there. */
export function prove(machine: Machine, bounds: Bounds): Proof {
  const graph = explore(machine, bounds);
  const regions = graph.cut ? exploreRegions(machine, { ...bounds, steps: Math.ceil(bounds.steps / 8) }) : [];
  const seen = seenIn(machine, graph);
  const tries: Tries = { left: mostTries };
  const findings = [
    ...proofRules.flatMap((rule) => rule.find(seen).map((found) => ({ rule, found }))),
    ...regions.flatMap((region) => legCannotEnd(seenIn(machine, region.graph), region).map((found) => ({ rule: cannotEnd, found }))),
  ].flatMap(({ rule, found }) => finding(machine, found, { rule: rule.id, severity: rule.severity }, tries).map(unsure));
  const { configurations, steps, cut } = graph;
  return {
    configurations: configurations.length,
    steps,
    cut,
    regions: regions.map(({ region }) => region),
    findings: distinct(findings).sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1)),
    policies: policiesOf(machine).map((policy) => policyProof(machine, seen, policy, tries)),
  };
}

/** Only whether the policies of a drawing hold. */
export function provePolicies(machine: Machine, bounds: Bounds): readonly PolicyProof[] {
  const policies = policiesOf(machine);
  if (policies.length === 0) return [];
  const seen = seenIn(machine, explore(machine, bounds));
  const tries: Tries = { left: mostTries };
  return policies.map((policy) => policyProof(machine, seen, policy, tries));
}

function policiesOf({ document }: Machine): Policy[] {
  return Object.values(document.policies ?? {}).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

function seenIn({ document }: Machine, graph: Graph): Seen {
  return { document, alphabet: alphabetOf(document), graph, all: walk(graph, forgetful) };
}

function policyProof(machine: Machine, seen: Seen, policy: Policy, tries: Tries): PolicyProof {
  const { severity } = policy;
  const findings = breaksOf(seen, policy).flatMap((found) => finding(machine, found, { rule: policy.type, severity }, tries));
  if (findings.length > 0) return { policy, outcome: 'broken', findings };
  return { policy, outcome: seen.graph.cut ? 'open' : 'holds', findings };
}

/** As it is told: with its shortest way that can be played. What has ways, but none that can be played, is no finding. */
function finding(machine: Machine, { place, message, mend, ways }: Found, rule: Told, tries: Tries): ProofFinding[] {
  const way = tellWay(machine, ways, tries) ?? null;
  return way === null && ways.length > 0 ? [] : [{ ...rule, place, message, mend, way }];
}

/** One region shows what another showed already. */
function distinct(findings: readonly ProofFinding[]): ProofFinding[] {
  return [...new Map(findings.toReversed().map((one) => [`${one.rule} ${one.message.en}`, one])).values()].reverse();
}

/** A way that no data was found for may be one that conditions which belong together rule out. */
function unsure(finding: ProofFinding): ProofFinding {
  return finding.way && !finding.way.byData ? { ...finding, severity: 'warning' } : finding;
}
