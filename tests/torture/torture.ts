import { parseArgs } from 'node:util';
import { crashPointNames } from '@orderloom/runtime/testing';
import { randomOf } from '../crash/random.ts';
import { Site } from '../crash/site.ts';
import { faults } from '../faults/faults.ts';
import { buildShims } from '../shims/build-shim.ts';
import { buildServer } from '../support/running-server.ts';

const usage = 'npm run torture -- [--minutes <minutes>] [--seed <number>] [--port <port>]';
const triable = faults.filter(({ untried }) => untried?.() === undefined);
/** So many cycles on one data folder; then everything is let come to its end, checked, and begun anew. */
const cyclesPerFolder = 25;

interface Cycle {
  readonly kind: string;
  readonly about: string;
  run(): Promise<unknown>;
}

/** Runs until the time is over; gives the exit code. */
export async function torture(args: readonly string[], say: (line: string) => void): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    say(`usage: ${usage}`);
    return 2;
  }
  const { seed, port, until } = options;
  say(`seed ${seed}; ${new Date(until).toLocaleTimeString('en-GB')} is the end`);
  await buildServer();
  const random = randomOf(seed);
  const shim = buildShims('power-cut');
  if (typeof shim === 'string') say(`power cuts are left out: ${shim}`);
  for (const { name, untried } of faults) if (untried?.()) say(`left out: ${name}: ${untried()}`);
  let site = await Site.open({ port, random });
  const cycles = rotation(() => site, { random, port, shim });
  const sum = { counts: new Map<string, number>(), failures: 0, lost: 0, doubled: 0 };

  async function attempt({ kind, about, run }: Cycle): Promise<void> {
    const begun = Date.now();
    try {
      await run();
      say(`ok      ${kind}${about}, ${site.shop.acknowledged.size} acknowledged, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    } catch (error) {
      sum.failures += 1;
      say(`FAILED  ${kind}${about}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      await replaceSite();
    }
    sum.counts.set(kind, (sum.counts.get(kind) ?? 0) + 1);
  }

  async function replaceSite(): Promise<void> {
    sum.lost += site.lost;
    sum.doubled += site.doubled;
    await site.close();
    site = await Site.open({ port, random });
  }

  for (let done = 1; Date.now() < until; done += 1) {
    await attempt(cycles());
    if (done % cyclesPerFolder === 0) await attempt(settling(() => site));
  }
  await attempt(settling(() => site));
  await replaceSite();
  await site.close();
  for (const [kind, count] of sum.counts) say(`${String(count).padStart(5)}  ${kind}`);
  if (sum.failures > 0) say(`${sum.failures} cycles failed`);
  say(`seed ${seed}: ${sum.lost} lost, ${sum.doubled} doubled`);
  return sum.failures + sum.lost + sum.doubled === 0 ? 0 : 1;
}

function readOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' }, port: { type: 'string', default: '18400' } },
    });
    const [minutes, seed, port] = [Number(values.minutes), Number(values.seed ?? Date.now() % 1_000_000), Number(values.port)];
    if (!(minutes > 0 && Number.isInteger(seed) && Number.isInteger(port))) return undefined;
    return { seed, port, until: Date.now() + minutes * 60_000 };
  } catch {
    return undefined;
  }
}

function settling(site: () => Site): Cycle {
  return {
    kind: 'settled',
    about: '',
    async run() {
      await site().settle('settling');
      site().forget();
    },
  };
}

interface Rotation {
  readonly random: () => number;
  readonly port: number;
  readonly shim: { readonly LD_PRELOAD: string } | string;
}

/** Gives one cycle after the other: of twenty, eleven kills, four named points, three power cuts and two faults. */
function rotation(site: () => Site, { random, port, shim }: Rotation): () => Cycle {
  let at = -1;
  let points = 0;
  let faulted = 0;
  const checked = (kind: string, about: string, run: () => Promise<unknown>): Cycle => ({
    kind,
    about,
    async run() {
      await run();
      await site().check(kind + about);
    },
  });

  function point(): Cycle {
    const name = crashPointNames[points % crashPointNames.length] ?? 'opened';
    points += 1;
    const pass = ['opened', 'deliveries-resumed', 'stopping'].includes(name) ? 1 : 1 + Math.floor(random() * 12);
    return checked('point', ` ${name} (pass ${pass})`, async () => {
      if (!(await site().dieAt(name, pass))) throw new Error(`${name} was never reached`);
    });
  }

  function fault(): Cycle {
    const one = triable[faulted % triable.length];
    faulted += 1;
    return { kind: 'fault', about: ` ${one?.name}`, run: async () => one?.run({ port: port + 10, random }) };
  }

  return () => {
    at = (at + 1) % 20;
    if (at % 5 === 3) return point();
    if ([5, 10, 15].includes(at) && typeof shim !== 'string') {
      const torn = random() < 0.5;
      return checked('power cut', torn ? ' with torn writes' : '', () => site().cutPower(shim, torn));
    }
    if (at % 10 === 7) return fault();
    return checked('kill', '', () => site().killUnderLoad());
  };
}
