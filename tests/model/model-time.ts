interface Wait {
  readonly at: number;
  readonly run: () => void;
}

/** Time that moves only when told to. It waits for what it wakes only as long as something goes on: most of what it wakes finds nothing. */
export class ModelTime {
  private time = Date.UTC(2026, 0, 1);
  private waits = new Set<Wait>();
  /** Counts whatever happens. */
  private readonly happenings: () => number;

  constructor(happenings: () => number) {
    this.happenings = happenings;
  }

  readonly now = (): number => this.time;

  readonly after = (ms: number, run: () => void): (() => void) => {
    const wait = { at: this.time + ms, run };
    this.waits.add(wait);
    return () => {
      this.waits.delete(wait);
    };
  };

  /** Whoever waited is gone. */
  forget(): void {
    this.waits.clear();
  }

  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    await this.settled();
    for (let next = this.next(end); next !== undefined; next = this.next(end)) {
      this.time = Math.max(this.time, next);
      for (const wait of [...this.waits].filter(({ at }) => at <= this.time)) {
        this.waits.delete(wait);
        wait.run();
      }
      await this.settled();
    }
    this.time = end;
    await this.settled();
  }

  /** Lets happen what needs no time. */
  async settled(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet += 1) {
      const before = this.happenings();
      await new Promise((resolve) => setImmediate(resolve));
      if (this.happenings() !== before) quiet = -4;
    }
  }

  private next(end: number): number | undefined {
    let first = Number.POSITIVE_INFINITY;
    for (const { at } of this.waits) first = Math.min(first, at);
    return first <= end ? first : undefined;
  }
}
