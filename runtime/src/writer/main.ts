// The program of the writer's thread: the engine on a database connection of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { crashPoint } from '../crash-points.ts';
import { databasePath } from '../database-path.ts';
import { createLog } from '../log.ts';
import { findSecretKey } from '../secrets/index.ts';
import type { Settings } from '../settings.ts';
import { openStore } from '../store/index.ts';
import { createTracer } from '../tracing/index.ts';
import { wireEngine } from '../wire-engine.ts';
import { serveEngine } from './serve-engine.ts';

const { data, logLevel, limits, secretKey, tracing } = workerData as Settings;
const log = createLog(logLevel);
process.on('unhandledRejection', (error) => log.error({ err: error }, 'something failed that nobody waited for'));
if (parentPort) {
  const { onChange, serve } = serveEngine(parentPort);
  const store = openStore({
    path: databasePath(data),
    key: findSecretKey(data, secretKey).key,
    decisionDays: limits.decisionDays,
    now: Date.now,
  });
  crashPoint('opened');
  const tracer = await createTracer(tracing, log);
  const engine = wireEngine({ store, log, clock: { now: Date.now }, onChange, tracer }, limits);
  serve({
    ...engine,
    async stop() {
      await engine.stop();
      crashPoint('stopping');
      store.close();
      await tracer?.stop();
    },
  });
}
