import { join } from 'node:path';
import { openStore } from '@orderloom/runtime/testing';
import type { FlowDocument } from '@orderloom/shared/document';
import { prepareFlow, startServer } from '../support/running-server.ts';

/** A data folder with a flow published, a channel for it, and leave to send to this machine; its server has been stopped again. */
export async function prepareFolder(data: string, port: number, flow: FlowDocument): Promise<void> {
  const server = await startServer(data, port);
  await prepareFlow(server, flow);
  await server.stop();
  const store = openStore({ path: join(data, 'orderloom.db'), now: Date.now });
  store.destinations.allow('default', '127.0.0.0/8', 'person:test');
  store.close();
}
