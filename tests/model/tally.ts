import { askingFor, openFor, parkedFor } from './tally-flow.ts';

export interface TallyEvent {
  readonly type: string;
  readonly n: number;
  readonly mark: string;
}

export type TallyInput =
  | { readonly type: 'event'; readonly event: TallyEvent }
  | { readonly type: 'timer'; readonly id: string; readonly arming: number }
  | { readonly type: 'reply'; readonly call: string; readonly ok: boolean }
  | { readonly type: 'set'; readonly total: number }
  | { readonly type: 'resume' }
  | { readonly type: 'moved'; readonly from: number; readonly to: number };

export interface Waiting {
  readonly id: string;
  readonly due: number;
}

const openTimer = `xstate.after.${openFor}.open`;
const askingTimer = `xstate.after.${askingFor}.asking`;

type State = 'open' | 'idle' | 'asking' | 'closed';

/** What one order ought to be: the flow told again by hand, with nothing of the program in it. */
export class Tally {
  readonly order: string;
  version: number;
  seq = 1;
  state: State = 'open';
  total = 0;
  answered = 0;
  refused = 0;
  lost = 0;
  armings = 0;
  /** By arming. */
  readonly timers = new Map<number, Waiting>();
  readonly parked: { readonly event: TallyEvent; readonly arming: number }[] = [];
  /** The key of the quote that is waited for. */
  call: string | undefined;
  /** Every effect there has to be, by key, with its body. */
  readonly effects = new Map<string, string>();
  private effectsOfStep = 0;

  constructor(order: string, version: number, now: number) {
    this.order = order;
    this.version = version;
    this.arm(openTimer, now + openFor);
  }

  /** Takes one step; gives the outcome it ought to have. */
  take(input: TallyInput, now: number, factor: (version: number) => number): string {
    this.seq += 1;
    this.effectsOfStep = 0;
    const outcome = this.step(input, now, factor);
    if (outcome === 'applied' && this.state !== 'closed') this.retryParked(now, factor);
    return outcome;
  }

  private step(input: TallyInput, now: number, factor: (version: number) => number): string {
    switch (input.type) {
      case 'event':
        return this.event(input.event, now, factor(this.version));
      case 'timer':
        return this.fire(input.arming, now);
      case 'reply':
        return this.reply(input.call, input.ok, now);
      case 'set':
        this.total = input.total;
        return 'applied';
      case 'resume':
        return 'void';
      case 'moved':
        this.version = input.to;
        return 'applied';
    }
  }

  private event(event: TallyEvent, now: number, factor: number): string {
    if (this.state === 'closed') return 'void';
    switch (event.type) {
      case 'add':
        return this.state === 'asking' ? this.park(event, now) : this.add(event, now, factor);
      case 'ask':
        if (this.state !== 'open') return 'rejected';
        this.enter('asking', now);
        this.call = this.send('quote');
        return 'applied';
      case 'close':
        if (this.state !== 'open') return 'ignored';
        this.send('bye');
        this.enter('closed', now);
        return 'applied';
      case 'divide':
        if (this.state !== 'open') return 'rejected';
        if (event.n === 0) return 'failed';
        this.total = Math.trunc(100 / event.n);
        return 'applied';
      default:
        return 'rejected';
    }
  }

  private add(event: TallyEvent, now: number, factor: number): string {
    this.total += event.n * factor;
    this.send(event.mark);
    this.enter('open', now);
    return 'applied';
  }

  private park(event: TallyEvent, now: number): string {
    this.parked.push({ event, arming: this.arm(`deferred.${this.armings + 1}`, now + parkedFor) });
    return 'deferred';
  }

  private fire(arming: number, now: number): string {
    if (!this.timers.delete(arming)) return 'void';
    const parked = this.parked.findIndex((one) => one.arming === arming);
    if (parked >= 0) this.parked.splice(parked, 1);
    else if (this.state === 'open') this.enter('idle', now);
    else {
      this.lost += 1;
      this.enter('open', now);
    }
    return 'applied';
  }

  private reply(call: string, ok: boolean, now: number): string {
    if (this.call !== call) return 'void';
    if (ok) this.answered += 1;
    else this.refused += 1;
    this.enter('open', now);
    return 'applied';
  }

  /** What has waited beyond its limit is left to its timer. */
  private retryParked(now: number, factor: (version: number) => number): void {
    if (this.state === 'asking') return;
    const late = (arming: number) => (this.timers.get(arming)?.due ?? 0) <= now;
    for (const { event, arming } of this.parked.splice(0)) {
      if (late(arming)) {
        this.parked.push({ event, arming });
        continue;
      }
      this.timers.delete(arming);
      this.add(event, now, factor(this.version));
    }
  }

  /** Leaves where it is, with the timer and the call that belong there. */
  private enter(state: State, now: number): void {
    for (const [arming, { id }] of this.timers) if (state === 'closed' || id.startsWith('xstate.')) this.timers.delete(arming);
    this.call = undefined;
    this.state = state;
    if (state === 'closed') this.parked.length = 0;
    if (state === 'open') this.arm(openTimer, now + openFor);
    if (state === 'asking') this.arm(askingTimer, now + askingFor);
  }

  private arm(id: string, due: number): number {
    this.armings += 1;
    this.timers.set(this.armings, { id, due });
    return this.armings;
  }

  private send(body: string): string {
    const key = `${this.order}:${this.seq}:${this.effectsOfStep}`;
    this.effectsOfStep += 1;
    this.effects.set(key, body);
    return key;
  }
}
