import type { Json } from '@orderloom/shared/base';
import type { Post } from './seller.ts';

/** The instance that the day is played to. */
export interface Target {
  api(method: string, path: string, body?: unknown): Promise<Json>;
  /** What a sender is answered; rejects when nobody answers. */
  post(path: string, post: Post): Promise<number>;
  /** Ends it without a word and starts it again; absent for an instance that is not ours to kill. */
  readonly crash?: () => Promise<void>;
}

/** A running instance, by its address and a token that may do everything. */
export function remoteTarget(url: string, token: string): Omit<Target, 'crash'> {
  return {
    async api(method, path, body) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await fetch(`${url}/api${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return text === '' ? null : (JSON.parse(text) as Json);
    },
    async post(path, { body, headers }) {
      const answer = await fetch(url + path, { method: 'POST', headers, body: typeof body === 'string' ? body : Buffer.from(body) });
      await answer.arrayBuffer();
      return answer.status;
    },
  };
}
