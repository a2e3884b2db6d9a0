import assert from 'node:assert/strict';
import { join } from 'node:path';
import { randomOf } from '../crash/random.ts';
import { Site } from '../crash/site.ts';
import { buildShims } from '../shims/build-shim.ts';
import { createControl } from '../shims/control.ts';
import { messagesOf } from '../support/load-flow.ts';
import { hookPath, type RunningServer } from '../support/running-server.ts';
import { signedHeaders } from '../support/signature.ts';
import { eventually, type Fault, readiness } from './fault.ts';

const hour = 3_600_000;

/** The clock is set a day forward, then an hour back. */
export const movedClock: Fault = {
  name: 'clock set a day forward, then an hour back',
  untried() {
    const built = buildShims('clock-shift');
    return typeof built === 'string' ? built : undefined;
  },
  async run({ port, random }) {
    const shim = buildShims('clock-shift');
    if (typeof shim === 'string') throw new Error(shim);
    const site = await Site.open({ port, random: randomOf(Math.floor(random() * 1e6)) });
    try {
      const control = createControl(join(site.root, 'control'));
      const server = await site.start({ ...shim, ...control.environment });
      const { shop } = site;
      const moveTo = async (shift: number, about: string) => {
        control.set('clockShiftMs', shift);
        const before = shop.acknowledged.size;
        let done = false;
        const load = shop.runPatiently(
          server.url,
          () => done,
          () => Date.now() + shift,
        );
        await eventually(`events are acknowledged ${about}`, () => shop.acknowledged.size > before + 60);
        done = true;
        await load;
        assert.equal(await readiness(server), 200, about);
      };
      // Two orders that nobody pays: their hour is over as soon as the clock says so.
      for (const order of ['U1', 'U2']) await create(server.url, order);
      await moveTo(0, 'before');
      await moveTo(24 * hour, 'a day ahead');
      await eventually('what fell due by the new clock has fired', async () => (await cancelled(server)) === 2);
      await moveTo(23 * hour, 'an hour back from there');
      assert.equal(await server.stop(), 0);
      await site.check('after the clock was moved');
    } finally {
      await site.close();
    }
  },
};

async function create(url: string, order: string): Promise<void> {
  const [message] = messagesOf(order, 0);
  if (!message) throw new Error('no message');
  const { id, body } = message;
  const response = await fetch(url + hookPath, { method: 'POST', headers: signedHeaders(id, body), body });
  assert.equal(response.status, 204);
}

async function cancelled(server: RunningServer): Promise<number> {
  const { items } = (await server.api('GET', '/api/orders?state=cancelled&limit=10')) as { readonly items: readonly unknown[] };
  return items.length;
}
