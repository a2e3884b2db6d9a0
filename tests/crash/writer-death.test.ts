import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildServer } from '../support/running-server.ts';
import { randomOf } from './random.ts';
import { Site } from './site.ts';

const port = Number(process.env.ORDERLOOM_CRASH_PORT ?? 18_100) + 80;
const seed = Number(process.env.ORDERLOOM_CRASH_SEED ?? Date.now() % 1_000_000);
const enough = 30;
let site: Site;

beforeAll(async () => {
  await buildServer();
  site = await Site.open({ port, random: randomOf(seed) });
});
afterAll(() => site.close());

it.each([
  ['stepped', 150],
  ['before-commit', 8],
  ['after-commit', 8],
] as const)(
  '[E1 E2 E3 E4 E6 E7] goes on in the same process when the writer dies at %s again and again, and loses nothing',
  async (point, pass) => {
    const { shop } = site;
    const [acknowledged, refusals] = [shop.acknowledged.size, shop.refusals];
    const server = await site.start({ ORDERLOOM_CRASH_POINT: `${point}:${pass}:thread` });
    let done = false;
    const load = shop.runPatiently(server.url, () => done);
    const over = () => shop.acknowledged.size >= acknowledged + enough && shop.refusals >= refusals + enough;
    while (!over() && server.ended() === undefined) await sleep(20);
    done = true;
    await load;

    expect(server.ended()).toBeUndefined();
    expect(shop.refusals).toBeGreaterThan(refusals);
    await server.kill();
    await site.check(`the writer died at ${point}`);
  },
);

it('[E7] has sent and fired everything in the end', () => site.settle('after the deaths of the writer'));
