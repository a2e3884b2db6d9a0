import type { Mend, RepairProposal } from '@orderloom/shared/api';
import type { Problem } from '@orderloom/shared/base';
import type { Decision, OpenCall, Snapshot } from '@orderloom/shared/step';
import type { JournalOutcome } from '../store/index.ts';

/** One repair of one order, as asked for. */
export interface RepairRequest {
  readonly order: string;
  readonly repair: RepairProposal;
  readonly reason: string;
  readonly actor: string;
  /** The journal number it was planned on. */
  readonly seq: number;
}

export type RepairAnswer =
  | { readonly type: 'repaired'; readonly outcome: JournalOutcome; readonly problems: readonly Problem[] }
  /** Nothing was changed. */
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }
  /** The order took a step since it was planned. */
  | { readonly type: 'moved'; readonly seq: number }
  | { readonly type: 'unknown' };

/** What a repair would do; `decision` is the one that would be taken. */
export type RepairTrial =
  | {
      readonly type: 'tried';
      readonly seq: number;
      readonly status: Snapshot['status'];
      readonly decision: Decision;
      /** Innermost states. */
      readonly left: readonly string[];
      readonly entered: readonly string[];
      readonly calls: { readonly before: readonly OpenCall[]; readonly after: readonly OpenCall[] };
    }
  | { readonly type: 'refused'; readonly seq: number; readonly problems: readonly Problem[] }
  | { readonly type: 'unknown' };

/** One item of an incident, to be mended for a job. */
export interface MendRequest {
  readonly job: number;
  readonly item: number;
  readonly mend: Mend;
  readonly reason: string;
  readonly actor: string;
}

export type MendAnswer =
  | { readonly type: 'mended' }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }
  /** Somebody else has mended it. */
  | { readonly type: 'gone' }
  /** It is a delivery, to be interpreted again by whoever knows its channel. */
  | { readonly type: 'replay'; readonly inbox: string };

export interface RepairEngine {
  previewRepair(tenant: string, order: string, repair: RepairProposal): Promise<RepairTrial>;
  repair(tenant: string, request: RepairRequest): Promise<RepairAnswer>;
  mendItem(tenant: string, request: MendRequest): Promise<MendAnswer>;
  /** What mending items would come to; nothing is written. */
  tryMend(tenant: string, items: readonly number[], mend: Mend): Promise<readonly MendAnswer[]>;
  /** What came of replaying the delivery of an item. */
  noteReplay(tenant: string, request: Pick<MendRequest, 'job' | 'item'>, problems: readonly Problem[]): Promise<MendAnswer>;
}
