// Owns: which version new orders get, and the record of every change of that. Kept in memory between changes, since every new order asks.
import type { ReleaseEvent } from '@orderloom/shared/api';
import { percentileOf } from './canary-share.ts';
import type { Connection } from './connect.ts';
import { createReleaseStatements } from './release-statements.ts';
import type { CanaryFigures, CanaryRow, PublishedAs, ReleaseRow, ReleaseStep, ReleaseStore } from './release-types.ts';

const defaultWindow = 60;
const stops = new Set<ReleaseStep['type']>(['stop-canary', 'automatic-stop']);

export function createReleaseStore({ raw }: Connection, now: () => number): ReleaseStore {
  const known = new Map<string, ReleaseRow | undefined>();
  const rows = createReleaseStatements(raw);

  function get(tenant: string, flow: string): ReleaseRow | undefined {
    const key = `${tenant}\n${flow}`;
    if (known.has(key)) return known.get(key);
    const release = rows.read(tenant, flow);
    known.set(key, release);
    return release;
  }

  function write(tenant: string, flow: string, release: ReleaseRow, change: ReleaseEvent['change'], by: string): void {
    rows.write(tenant, flow, release);
    rows.note(tenant, flow, now(), by, change);
    known.clear();
  }

  function apply(tenant: string, flow: string, step: ReleaseStep, by: string): 'changed' | 'unknown-version' | 'no-canary' {
    const release = rows.read(tenant, flow);
    if (!release) return 'unknown-version';
    if ('version' in step && !rows.hasVersion(tenant, flow, step.version)) return 'unknown-version';
    if (stops.has(step.type) && !release.canary) return 'no-canary';
    const started = step.type === 'canary' ? { since: now(), ordersBefore: rows.orders(tenant, flow, step.version) } : undefined;
    write(tenant, flow, changed(release, step, started), step, by);
    return 'changed';
  }

  function change(tenant: string, flow: string, step: ReleaseStep, by: string) {
    try {
      return raw.transaction(apply).immediate(tenant, flow, step, by);
    } finally {
      // A roll-back must leave nothing in memory that was not written.
      known.clear();
    }
  }

  function published(tenant: string, flow: string, version: number, release: PublishedAs, by: string): void {
    const before = rows.read(tenant, flow);
    const first = version === 1 || !before;
    const event = { type: 'publish', version, release: first ? 'all' : release.type } as const;
    if (first || release.type === 'all')
      write(tenant, flow, { active: version, newest: version, canary: null, pins: before?.pins ?? {} }, event, by);
    else if (release.type === 'hold') write(tenant, flow, { ...before, active: activeBefore(before, version) }, event, by);
    else {
      const canary = { version, share: release.share, rule: release.rule, since: now(), ordersBefore: 0 };
      write(tenant, flow, { ...before, active: activeBefore(before, version), canary }, event, by);
    }
  }

  return {
    get,
    versionFor(tenant, flow, channel, externalId) {
      const release = get(tenant, flow);
      if (!release) return undefined;
      const pinned = release.pins[channel];
      if (pinned !== undefined) return pinned;
      const { canary } = release;
      return canary && percentileOf(flow, channel, externalId) < canary.share ? canary.version : release.active;
    },
    change,
    published,
    events: rows.events,
    canaries: rows.canaries,
    noteTrouble(tenant, flow, version, type, subject) {
      if (get(tenant, flow)?.canary?.version === version) rows.trouble(tenant, flow, version, type, now(), subject);
    },
    figures: (tenant, flow, canary) => figuresOf(rows, now(), tenant, flow, canary),
    ordersByVersion: rows.ordersByVersion,
    clear: () => known.clear(),
  };
}

function figuresOf(
  rows: ReturnType<typeof createReleaseStatements>,
  at: number,
  tenant: string,
  flow: string,
  { version, since, ordersBefore, rule }: CanaryRow,
): CanaryFigures {
  const window = (rule?.windowMinutes ?? defaultWindow) * 60_000;
  const orders = rows.orders(tenant, flow, version) - ordersBefore;
  return { orders, troubles: rows.troubles(tenant, flow, version, Math.max(since, at - window)) };
}

/** Without a row of its own, `read` takes the newest version for the active one; here that is the one just published. */
function activeBefore(before: ReleaseRow, version: number): number {
  return before.active === version ? version - 1 : before.active;
}

function changed(release: ReleaseRow, step: ReleaseStep, started: Pick<CanaryRow, 'since' | 'ordersBefore'> | undefined): ReleaseRow {
  switch (step.type) {
    case 'activate':
      return { ...release, active: step.version, canary: null };
    case 'canary': {
      const { version, share, rule } = step;
      const going = release.canary?.version === version ? release.canary : started;
      return { ...release, canary: { version, share, rule, since: going?.since ?? 0, ordersBefore: going?.ordersBefore ?? 0 } };
    }
    case 'stop-canary':
    case 'automatic-stop':
      return { ...release, canary: null };
    case 'pin':
      return { ...release, pins: { ...release.pins, [step.channel]: step.version } };
    case 'unpin': {
      const { [step.channel]: _gone, ...pins } = release.pins;
      return { ...release, pins };
    }
  }
}
