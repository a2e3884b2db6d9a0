import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, createIds, effects, type LocalEngine, openStore } from '@orderloom/runtime/testing';
import { ModelTime } from './model-time.ts';
import { type Death, type MortalStore, mortalStore } from './mortal-store.ts';
import { Outside } from './outside.ts';
import { flowId, tallyFlow } from './tally-flow.ts';

export const tenant = 'default';
/** Longer than anybody waits before trying the disk again. */
const calmMs = 10_000;
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** The engine over a database file of its own, in time and among receivers of the test's own; it can stop dead, and be started again. */
export class House {
  readonly outside = new Outside();
  readonly time = new ModelTime(() => this.store.commits + this.outside.happenings);
  /** When it was started: what fell due while nobody was there fires then. */
  readonly starts: number[] = [];
  /** When the disk may have been full: what fell due then fires a moment later. */
  readonly disturbed: { readonly from: number; readonly until: number }[] = [];
  private readonly folder: string;
  private readonly ids: ReturnType<typeof createIds>;
  private files = 0;
  store: MortalStore;
  engine: LocalEngine;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'orderloom-model-'));
    let drawn = 0;
    this.ids = createIds(this.time, (size) => Uint8Array.from({ length: size }, () => (drawn = (drawn * 73 + 41) % 251)));
    this.outside.onAsked = (key) => this.noteAttempt(key);
    this.store = this.open();
    this.store.flows.create(tenant, tallyFlow(1));
    this.store.flows.publish(tenant, flowId, { revision: 1, note: '', by: 'test' });
    this.engine = this.begin();
  }

  /** Attempts that were begun for what was not claimed, or had been delivered: there must be none. */
  readonly strayAttempts: string[] = [];

  /** Lets the machine stop at a commit from now on; undefined: not any more. */
  dieAt(death: Death | undefined): void {
    this.store.die(death);
  }

  /** The disk has room again, and time for what waited for it. */
  async calmDown(from: number): Promise<void> {
    await this.time.advance(calmMs);
    this.disturbed.push({ from, until: this.time.now() });
  }

  /** After a death the machine starts again, with what had reached the disk; gives whether it had died. */
  async reviveIfDead(): Promise<boolean> {
    if (!this.store.dead) return false;
    await this.replace();
    return true;
  }

  /** Stops as it is asked to, and starts again. */
  async restart(): Promise<void> {
    const stopping = this.engine.stop();
    this.outside.cut();
    await stopping;
    this.store.close();
    this.time.forget();
    this.store = this.open(this.path());
    this.engine = this.begin();
    await this.time.settled();
  }

  /** Stops dead this instant. */
  async crash(): Promise<void> {
    this.store.die({ commits: 1, at: 'before' });
    try {
      this.store.engine.transaction(() => {});
    } catch {
      await this.replace();
    }
  }

  async close(): Promise<void> {
    const stopping = this.engine.stop();
    this.outside.cut();
    await stopping;
    this.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async replace(): Promise<void> {
    const gone = { engine: this.engine, store: this.store };
    const path = this.copyAsItLies();
    this.outside.cut();
    await gone.engine.stop();
    gone.store.close();
    this.time.forget();
    this.store = this.open(path);
    this.engine = this.begin();
    await this.time.settled();
  }

  /** What the next start finds: the files as they are, nothing folded or flushed. */
  private copyAsItLies(): string {
    const from = this.path();
    this.files += 1;
    const to = this.path();
    mkdirSync(join(this.folder, String(this.files)));
    for (const end of ['', '-wal']) if (existsSync(from + end)) copyFileSync(from + end, to + end);
    return to;
  }

  private path(): string {
    return this.files === 0 ? join(this.folder, 'orderloom.db') : join(this.folder, String(this.files), 'orderloom.db');
  }

  private open(path = this.path()): MortalStore {
    return mortalStore(openStore({ path, now: this.time.now }));
  }

  private begin(): LocalEngine {
    const engine = createEngine({
      store: this.store,
      clock: this.time,
      ids: this.ids,
      log: quiet,
      effects,
      fetch: this.outside.fetch,
      random: () => 0.5,
      maxQueue: 10_000,
      onChange() {},
    });
    this.starts.push(this.time.now());
    engine.start();
    return engine;
  }

  private noteAttempt(key: string): void {
    if (this.store.dead) return;
    const status = this.store.queries.outboxItem(tenant, key)?.status;
    if (status !== 'delivering') this.strayAttempts.push(`${key} (${status})`);
  }
}
