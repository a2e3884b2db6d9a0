interface Wait {
  readonly at: number;
  readonly run: () => void;
}

/** Time that moves only when told to. */
export class MovedTime {
  private time: number;
  private waits: readonly Wait[] = [];

  constructor(time: number) {
    this.time = time;
  }

  readonly now = (): number => this.time;

  readonly after = (ms: number, run: () => void): (() => void) => {
    const wait = { at: this.time + ms, run };
    this.waits = [...this.waits, wait];
    return () => {
      this.waits = this.waits.filter((other) => other !== wait);
    };
  };

  /** Moves on, running what falls due on the way at its instant. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      await settled();
      const [next] = this.waits.filter((wait) => wait.at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.waits = this.waits.filter((wait) => wait !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = end;
    await settled();
  }
}

/** Lets everything that needs no time happen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
