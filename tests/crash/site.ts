import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type RunningServer, startServer, verify } from '../support/running-server.ts';
import { type Ledger, readLedger } from './ledger.ts';
import { prepareFolder } from './prepare-folder.ts';
import { Shop } from './shop.ts';
import { toldFlow } from './told-flow.ts';
import { keepSynced, keepTorn } from './torn-writes.ts';

const delays = { unpaid: 3_600_000, late: 3_600_000, settle: 400 };
const clients = 16;
const patience = 30_000;

export interface SiteOptions {
  /** The server's; the receiver takes the one after it. */
  readonly port: number;
  random(): number;
}

/** A server, a shop that sends to it and somebody it tells, of which the server dies again and again; nothing else is forgotten. */
export class Site {
  readonly shop = new Shop(clients);
  readonly receiver: Receiver;
  /** What checks have found missing or applied more than once. */
  lost = 0;
  doubled = 0;
  private readonly port: number;
  private readonly random: () => number;
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'orderloom-crash-')));
  private prepared = false;
  private verified = Promise.resolve();
  private folders = 0;
  private data = this.newFolder();
  private server: RunningServer | undefined;

  private constructor(receiver: Receiver, { port, random }: SiteOptions) {
    this.receiver = receiver;
    this.port = port;
    this.random = random;
  }

  static async open(options: SiteOptions): Promise<Site> {
    return new Site(await startReceiver(options.port + 1), options);
  }

  /** Stops the server, if one runs. */
  async stop(): Promise<void> {
    await this.server?.stop();
  }

  async close(): Promise<void> {
    await this.server?.kill();
    await this.receiver.close();
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Kills the server at a random instant under load. */
  async killUnderLoad(): Promise<void> {
    const server = await this.start();
    await this.loadUntilDeath(server);
  }

  /** The server dies at the given pass of a point, under load; false when it never gets there. */
  async dieAt(point: string, pass: number): Promise<boolean> {
    const server = await this.start({ ORDERLOOM_CRASH_POINT: `${point}:${pass}` }).catch((error: unknown) => {
      if (String(error).includes('SIGKILL')) return undefined;
      throw error;
    });
    if (!server) return true;
    // The stop is reached when the load is over, everything else under it.
    const load = this.shop.run(server.url, Date.now() + (point === 'stopping' ? 500 : patience));
    await Promise.race([load, untilEnded(server)]);
    if (server.ended() === undefined) await Promise.race([server.stop(), sleep(patience)]);
    const died = server.ended() === 'SIGKILL';
    await server.kill();
    await load;
    return died;
  }

  /** The power fails at a random instant under load: what the shim kept is all there is. `torn`: and a part of what was not synced. */
  async cutPower(shim: { readonly LD_PRELOAD: string; readonly SHIM_LYING?: string }, torn: boolean): Promise<void> {
    const folder = this.data;
    const durable = this.newFolder();
    const server = await this.start({ ...shim, SHIM_FOLDER: folder, SHIM_DURABLE: durable });
    await this.loadUntilDeath(server);
    this.data = this.newFolder();
    (torn ? keepTorn : keepSynced)({ folder, durable, into: this.data, random: this.random });
    rmSync(folder, { recursive: true });
    rmSync(durable, { recursive: true });
  }

  /** Holds what the dead server left against what it had acknowledged and sent. */
  async check(where: string): Promise<Ledger> {
    const copy = this.newFolder();
    cpSync(this.data, copy, { recursive: true });
    const ledger = readLedger(copy, Date.now());
    const lost = [...this.shop.acknowledged].filter((n) => !ledger.applied.has(n));
    const doubled = [...ledger.applied].filter(([, times]) => times > 1);
    this.lost += lost.length;
    this.doubled += doubled.length + ledger.timersTwice.length;
    assert.deepEqual(lost, [], `${where}: acknowledged and lost`);
    assert.deepEqual(doubled, [], `${where}: applied twice`);
    assert.deepEqual(ledger.gaps, [], `${where}: gaps in the journal`);
    assert.deepEqual(ledger.timersTwice, [], `${where}: timers fired twice`);
    assert.equal(ledger.integrity, 'ok', where);
    const unfounded = [...this.receiver.arrivals.keys()].filter((key) => !ledger.effects.has(key));
    assert.deepEqual(unfounded, [], `${where}: sent, but no step asks for it`);
    await this.verified;
    this.verified = verifyAlone(copy, ledger, where);
    // Looked at by the next check, or by the settling.
    this.verified.catch(() => undefined);
    return ledger;
  }

  /** Lets everything come to its end, and checks that nothing is missing. */
  async settle(where: string): Promise<Ledger> {
    const server = await this.start();
    await this.rest(server, where);
    assert.equal(await server.stop(), 0, `${where}: the stop`);
    const ledger = await this.check(where);
    await this.verified;
    const unsent = [...ledger.effects].filter((key) => !this.receiver.arrivals.has(key));
    assert.deepEqual(unsent, [], `${where}: effects never sent`);
    for (const [key, arrivals] of this.receiver.arrivals) {
      assert.equal(new Set(arrivals.map(({ path, body }) => `${path} ${body}`)).size, 1, `${where}: ${key} was sent with other contents`);
    }
    assert.equal(ledger.overdue, 0, `${where}: overdue timers`);
    return ledger;
  }

  /** Tells every order begun whole, and waits until nothing is left to do. */
  async rest(server: RunningServer, where: string): Promise<void> {
    await this.shop.run(server.url, Date.now());
    const until = Date.now() + patience;
    while (!(await isQuiet(server))) {
      assert.ok(Date.now() < until, `${where}: orders did not come to their end`);
      await sleep(100);
    }
  }

  /** Everything so far is over and done with; goes on with an empty folder. */
  forget(): void {
    rmSync(this.data, { recursive: true });
    this.data = this.newFolder();
    this.prepared = false;
    this.shop.forget();
    this.receiver.forget();
  }

  /** Load until something was acknowledged, and on to a random instant after that. */
  private async loadUntilDeath(server: RunningServer): Promise<void> {
    const before = this.shop.acknowledged.size;
    const load = this.shop.run(server.url, Number.POSITIVE_INFINITY);
    const begun = async () => {
      while (this.shop.acknowledged.size <= before) await sleep(5);
      await sleep(this.random() * 800);
    };
    // A load that ends by itself is a fault, and is thrown below.
    await Promise.race([load, begun()]);
    await server.kill();
    await load;
    assert.ok(this.shop.acknowledged.size > before, 'nothing was acknowledged');
  }

  /** The folder the server works on. */
  get folder(): string {
    return this.data;
  }

  /** Starts the server, with more in its environment; one that still runs is stopped first. */
  async start(extra: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
    await this.server?.stop();
    if (!this.prepared) await prepareFolder(this.data, this.port, toldFlow(delays, this.receiver.url));
    this.prepared = true;
    this.server = await startServer(this.data, this.port, [], extra);
    return this.server;
  }

  private newFolder(): string {
    this.folders += 1;
    const folder = join(this.root, String(this.folders));
    mkdirSync(folder);
    return folder;
  }
}

async function untilEnded(server: RunningServer): Promise<void> {
  while (server.ended() === undefined) await sleep(20);
}

async function verifyAlone(folder: string, { orders, entries }: Ledger, where: string): Promise<void> {
  const { code, lines } = await verify(folder);
  assert.deepEqual({ code, lines }, { code: 0, lines: [JSON.stringify({ orders, entries, differences: 0 })] }, `${where}: verify`);
  rmSync(folder, { recursive: true });
}

async function isQuiet(server: RunningServer): Promise<boolean> {
  const active = (await server.api('GET', '/api/orders?status=active&limit=1')) as { readonly items: readonly unknown[] };
  const pending = (await server.api('GET', '/api/outbox?status=pending&limit=1')) as { readonly items: readonly unknown[] };
  const sending = (await server.api('GET', '/api/outbox?status=delivering&limit=1')) as { readonly items: readonly unknown[] };
  return active.items.length + pending.items.length + sending.items.length === 0;
}
