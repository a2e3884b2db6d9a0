// The program of the writer's thread: the engine on a database connection of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { crashPoint } from '../crash-points.ts';
import { databasePath } from '../database-path.ts';
import { createLog } from '../log.ts';
import { findSecretKey } from '../secrets/index.ts';
import type { Settings } from '../settings.ts';
import { openStore } from '../store/index.ts';
import { wireEngine } from '../wire-engine.ts';
import { serveEngine } from './serve-engine.ts';

const { data, logLevel, limits, secretKey } = workerData as Settings;
const log = createLog(logLevel);
process.on('unhandledRejection', (error) => log.error({ err: error }, 'something failed that nobody waited for'));
if (parentPort) {
  const { onChange, serve } = serveEngine(parentPort);
  const store = openStore({ path: databasePath(data), key: findSecretKey(data, secretKey).key, now: Date.now });
  crashPoint('opened');
  const engine = wireEngine({ store, log, clock: { now: Date.now }, onChange }, limits);
  serve({
    ...engine,
    async stop() {
      await engine.stop();
      crashPoint('stopping');
      store.close();
    },
  });
}
