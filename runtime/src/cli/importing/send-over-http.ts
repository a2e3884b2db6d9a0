import { ImportedOrders, type ImportPlan } from '@orderloom/shared/api';
import type { FileOrder } from '../../importing/index.ts';
import { type Caller, NotNow } from '../call-server.ts';

const patienceMs = 1000;
const mostTries = 600;

interface Sending {
  readonly call: Caller;
  readonly plan: ImportPlan;
  /** Nothing is written. */
  readonly tried: boolean;
  /** Of the run; tells its orders from those of others. */
  readonly run: string;
}

/** Sends orders of a file to a running server; waits while it is away or too busy. */
export function sendOverHttp({ call, plan, tried, run }: Sending) {
  const { flow, version, channel } = plan;
  return async (batch: readonly FileOrder[]) => {
    const orders = batch.map(({ row, ...order }) => ({ ...order, key: `import:${run}:${row}` }));
    const body = { flow, version, channel, try: tried, orders };
    for (let tries = 1; ; tries += 1) {
      try {
        return (await call('POST', '/api/orders/import', ImportedOrders, body)).results;
      } catch (error) {
        if (!(error instanceof NotNow) || tries >= mostTries) throw error;
        await new Promise((resolve) => setTimeout(resolve, patienceMs));
      }
    }
  };
}
