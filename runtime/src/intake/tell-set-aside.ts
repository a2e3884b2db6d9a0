import type { Delivery, Log, SubmitResult } from '../engine/index.ts';

/** A word in the log for what a person has to see to. */
export function tellSetAside(log: Log, about: object, verdict: Delivery['verdict']): (result: SubmitResult) => SubmitResult {
  return (result) => {
    const { inbox, results } = result;
    if (inbox?.status !== 'quarantined' && inbox?.status !== 'rejected') return result;
    const orders = results.flatMap((one) => one.order ?? []);
    const problems = [...(verdict?.problems ?? []), ...results.flatMap((one) => one.problems)].map((problem) => problem.code);
    log.warn({ ...about, inbox: inbox.id, order: orders[0], orders, problems }, `a delivery was set aside: ${inbox.status}`);
    return result;
  };
}
