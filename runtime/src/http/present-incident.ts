import type { IncidentSummary } from '@orderloom/shared/api';
import type { Label } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import type { IncidentRow, ItemRow, MendJobRow, OrderRecord } from '../store/index.ts';
import { iso } from './present.ts';

type Mends = IncidentSummary['mends'];

/** What helps against each kind of trouble, the most likely first. */
const mendsFor: Readonly<Record<IncidentSummary['cause']['type'], Mends>> = {
  'step-failed': ['retry', 'move', 'skip'],
  'event-rejected': ['retry', 'move', 'skip'],
  'timer-failed': ['retry', 'skip', 'move'],
  'effect-dead': ['retry', 'skip', 'move'],
  'order-stopped': ['retry', 'move'],
  'version-broken': ['retry', 'skip'],
  'delivery-quarantined': ['retry', 'skip'],
};

/** `document`: the flow as it is now, for labels. */
export function presentIncident(row: IncidentRow, document: FlowDocument | undefined, running: boolean) {
  const { id, cause, problem, open, orders, total, assignedTo } = row;
  return {
    id,
    cause,
    flowName: document?.name ?? {},
    stateLabels: (cause.states ?? []).map((state) => document?.states[state]?.label ?? { en: state }),
    subject: subjectOf(cause, document),
    problem,
    open,
    orders,
    total,
    firstAt: iso(row.firstAt),
    lastAt: iso(row.lastAt),
    openedAt: iso(row.openedAt),
    closedAt: row.closedAt === null ? null : iso(row.closedAt),
    acknowledged: row.acknowledgedAt === null ? null : { at: iso(row.acknowledgedAt), by: row.acknowledgedBy ?? '' },
    assignedTo,
    mends: mendsFor[cause.type],
    running,
  };
}

/** What was tried, in the flow's own words. */
function subjectOf({ event, timer, destination, channel, version }: IncidentRow['cause'], document: FlowDocument | undefined): Label {
  const plain = (text: string): Label => ({ zh: text, en: text });
  if (event !== undefined) return document?.events[event]?.label ?? plain(event);
  if (timer !== undefined) return timerLabel(timer, document) ?? plain(timer);
  if (destination !== undefined) return plain(destination);
  if (channel !== undefined) return plain(channel);
  return version === undefined ? {} : { zh: `第 ${version} 版`, en: `version ${version}` };
}

/** XState names a timer `xstate.after.<delay>.<state>`. */
function timerLabel(timer: string, document: FlowDocument | undefined): Label | undefined {
  return document?.states[timer.split('.').at(-1) ?? '']?.label;
}

export function presentItem(item: ItemRow, order: OrderRecord | undefined, document: FlowDocument | undefined) {
  const { detail } = item;
  return {
    id: String(item.row),
    order: order
      ? {
          id: order.id,
          externalId: order.externalId,
          status: order.status,
          states: order.states.map((state) => document?.states[state]?.label ?? { en: state }),
        }
      : null,
    delivery: detail.inbox ?? null,
    effect: detail.effect ?? null,
    at: iso(item.at),
  };
}

export function presentJob(job: MendJobRow) {
  const { id, mend, reason, by, status, total, mended, refused } = job;
  return {
    id,
    mend,
    reason,
    by,
    status,
    total,
    mended,
    refused,
    createdAt: iso(job.createdAt),
    endedAt: job.endedAt === null ? null : iso(job.endedAt),
  };
}
