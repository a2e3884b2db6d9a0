import { type Assessment, assessChange, type Risk, risks } from '@orderloom/shared/compare';
import type { DocumentChange, FlowDocument } from '@orderloom/shared/document';
import { useMemo } from 'react';
import { useStanding } from '../../api/queries.ts';

export interface Assessed {
  readonly change: DocumentChange;
  /** Undefined while it is not known where orders stand. */
  readonly risk: Risk | undefined;
  readonly orders: Assessment['orders'];
}

/** The changes with their risk, the riskiest first; as they come while it is not known where orders stand. */
export function useAssessed(
  flowId: string,
  before: FlowDocument,
  after: FlowDocument,
  changes: readonly DocumentChange[],
): readonly Assessed[] {
  const { data } = useStanding(flowId);
  return useMemo(() => {
    if (!data) return changes.map((change) => ({ change, risk: undefined, orders: undefined }));
    const standing = new Map<string, number>();
    for (const { state, orders } of data.states) standing.set(state, (standing.get(state) ?? 0) + orders);
    return changes
      .map((change) => ({ change, ...assessChange(change, before, after, standing) }))
      .sort((a, b) => risks.indexOf(b.risk) - risks.indexOf(a.risk));
  }, [data, before, after, changes]);
}
