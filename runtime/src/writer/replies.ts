import { Overloaded } from '../engine/index.ts';
import type { Failure } from './messages.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Promises for what was asked of another thread, by number. */
export interface Replies {
  readonly size: number;
  /** Numbers a question, sends it, and waits for its reply. */
  ask<T>(send: (id: number) => void): Promise<T>;
  settle(id: number, value: unknown, failure?: Failure): void;
  /** Rejects all that wait; gives how many. */
  abandon(error: Error): number;
}

export function createReplies(): Replies {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  return {
    get size() {
      return waiting.size;
    },
    ask<T>(send: (id: number) => void) {
      lastId += 1;
      const id = lastId;
      return new Promise<T>((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
        send(id);
      });
    },
    settle(id, value, failure) {
      const one = waiting.get(id);
      waiting.delete(id);
      if (failure) one?.reject(errorOf(failure));
      else one?.resolve(value);
    },
    abandon(error) {
      const all = [...waiting.values()];
      waiting.clear();
      for (const one of all) one.reject(error);
      return all.length;
    },
  };
}

function errorOf({ name, message, retryAfter }: Failure): Error {
  if (retryAfter !== undefined) return new Overloaded(retryAfter, message);
  const error = new Error(message);
  error.name = name;
  return error;
}
