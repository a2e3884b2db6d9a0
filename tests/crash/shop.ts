import { setTimeout as sleep } from 'node:timers/promises';
import { messagesOf } from '../support/load-flow.ts';
import { hookPath } from '../support/running-server.ts';
import { signedHeaders } from '../support/signature.ts';

const messagesPerOrder = 8;

/** The number of the message that creates the order with this name. */
export function firstNumberOf(order: string): number | undefined {
  const match = /^S(\d+)$/.exec(order);
  return match ? (Number(match[1]) - 1) * messagesPerOrder : undefined;
}

interface Message {
  readonly id: string;
  readonly body: string;
  readonly n: number;
}

/** A sales channel that never gives up: what was not acknowledged is sent again, with the same id, before anything else about that order. */
export class Shop {
  readonly acknowledged = new Set<number>();
  /** How often it was told to come again. */
  refusals = 0;
  private readonly clients: Message[][];
  private orders = 0;

  constructor(clients: number) {
    this.clients = Array.from({ length: clients }, () => []);
  }

  /** Sends until the server is gone, or `until` has passed and every order begun is told whole. */
  async run(url: string, until: number): Promise<void> {
    await Promise.all(this.clients.map((queue) => this.runClient(url, queue, until)));
  }

  /** Sends until `done`, and takes a "come again" as it is meant; the signatures bear the time `now` tells. */
  async runPatiently(url: string, done: () => boolean, now = Date.now): Promise<void> {
    const client = async (queue: Message[]) => {
      while (!done()) {
        await this.runClient(url, queue, 0, now);
        if (queue.length > 0) await sleep(50);
        else queue.push(...this.nextOrder());
      }
    };
    await Promise.all(this.clients.map(client));
  }

  /** Begins anew, with other orders. */
  forget(): void {
    this.acknowledged.clear();
    for (const queue of this.clients) queue.length = 0;
  }

  private async runClient(url: string, queue: Message[], until: number, now = Date.now): Promise<void> {
    for (;;) {
      if (queue.length === 0) {
        if (Date.now() >= until) return;
        queue.push(...this.nextOrder());
      }
      const [message] = queue;
      if (!message || !(await this.send(url, message, now()))) return;
      this.acknowledged.add(message.n);
      queue.shift();
    }
  }

  private nextOrder(): Message[] {
    this.orders += 1;
    const name = `S${this.orders}`;
    const first = (this.orders - 1) * messagesPerOrder;
    const messages = messagesOf(name, first);
    return messages.map((message, index) => ({ ...message, n: first + index }));
  }

  private async send(url: string, { id, body }: Message, now: number): Promise<boolean> {
    try {
      const response = await fetch(url + hookPath, { method: 'POST', headers: signedHeaders(id, body, now), body });
      await response.arrayBuffer();
      if (response.status === 503 && response.headers.has('retry-after')) this.refusals += 1;
      else if (!response.ok) throw new TypeError(`the server answered ${response.status}`);
      return response.ok;
    } catch (error) {
      // The connection broke: the server is gone. Anything else is a fault of the test.
      if (error instanceof TypeError && error.message.includes('fetch failed')) return false;
      if (error instanceof Error && /terminated|aborted|other side closed/.test(String(error.cause ?? error))) return false;
      throw error;
    }
  }
}
