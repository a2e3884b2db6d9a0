// A day of a seller with seven platforms, played to an instance: `npm run demo:channels -- --orders 16000 --seed 1 [--url … --token …]`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { adminToken, buildServer, startServer } from '../support/running-server.ts';
import { askedSellers } from './asked-sellers.ts';
import { planDay, randomOf } from './day.ts';
import { connectChannels, playDay } from './play-day.ts';
import { isNone, settleDay } from './settle-day.ts';
import { remoteTarget, type Target } from './target.ts';
import { tellingSellers } from './telling-sellers.ts';

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '16000' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '12' },
    port: { type: 'string', default: '18900' },
    url: { type: 'string' },
    token: { type: 'string' },
  },
});
const say = (line: string) => void process.stdout.write(`${new Date().toISOString().slice(11, 19)}  ${line}\n`);
const sellers = [...(await askedSellers()), ...tellingSellers()];
const random = randomOf(Number(values.seed));
const plan = planDay(
  Number(values.orders),
  sellers.map(({ type }) => type),
  random,
);
const { target, end } = values.url ? { target: remoteTarget(values.url, values.token ?? ''), end: async () => {} } : await ownInstance();
const deps = { target, sellers, plan, random, say };
let failed = true;
try {
  const paths = await connectChannels(deps);
  say(`${plan.length} orders of ${sellers.length} platforms, seed ${values.seed}`);
  const began = Date.now();
  const played = await playDay(deps, paths);
  say(`told ${played.told} times in ${Math.round((Date.now() - began) / 1000)} s: ${played.again} twice, ${played.late} late`);
  const difference = await settleDay(deps, Number(values.minutes) * 60_000);
  const { missing, twice, unknown, elsewhere, otherMoney, money } = difference;
  for (const line of [...missing, ...twice, ...unknown, ...elsewhere, ...otherMoney].slice(0, 20)) say(line);
  failed = !isNone(difference);
  say(
    `${missing.length} missing, ${twice.length} twice, ${unknown.length} unknown, ${elsewhere.length} elsewhere; ` +
      `${money.found} fen of ${money.wanted}: ${failed ? 'NOT as the platforms have it' : 'all as the platforms have it'}`,
  );
} finally {
  await end();
  for (const seller of sellers) await seller.close();
}
process.exit(failed ? 1 : 0);

/** An instance of its own in a folder of its own, which can be killed. */
async function ownInstance(): Promise<{ readonly target: Target; readonly end: () => Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'orderloom-day-'));
  const port = Number(values.port);
  await buildServer();
  let server = await startServer(data, port);
  return {
    target: {
      ...remoteTarget(server.url, adminToken),
      async crash() {
        await server.kill();
        server = await startServer(data, port);
      },
    },
    async end() {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
