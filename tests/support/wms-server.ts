import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An order as the warehouse has it. */
export interface WarehouseOrder {
  readonly number: string;
  readonly note: string;
  readonly urgent: boolean;
}

export interface WarehouseServer {
  readonly url: string;
  /** Puts an order on the pick list, as the warehouse gets it from elsewhere. */
  receive(number: string): void;
  /** What a picker's hand-held shows: urgent orders first, then as they came. */
  pickList(): readonly WarehouseOrder[];
  /** How many of the next requests are answered with 503. */
  failNext(count: number): void;
  /** Requests that were answered, and refused. */
  readonly asked: readonly { readonly method: string; readonly path: string; readonly status: number }[];
  close(): Promise<void>;
}

/** A warehouse system with an order note one can write and read: `PUT` and `GET /orders/<number>/note`. */
export async function startWarehouse(): Promise<WarehouseServer> {
  const orders = new Map<string, WarehouseOrder>();
  const asked: { method: string; path: string; status: number }[] = [];
  let failing = 0;

  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      const { status, body } = answer(request.method ?? '', request.url ?? '', text);
      asked.push({ method: request.method ?? '', path: request.url ?? '', status });
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });

  function answer(method: string, path: string, text: string): { readonly status: number; readonly body: unknown } {
    if (failing > 0) {
      failing -= 1;
      return { status: 503, body: { error: 'busy' } };
    }
    const number = decodeURIComponent(/^\/orders\/([^/]+)\/note$/.exec(path)?.[1] ?? '');
    const known = orders.get(number);
    if (number === '') return { status: 404, body: { error: 'unknown path' } };
    if (method === 'PUT') {
      const { note = '', tags = [] } = JSON.parse(text) as { note?: string; tags?: readonly string[] };
      orders.set(number, { number, note, urgent: known?.urgent === true || tags.some((tag) => tag.includes('加急')) });
    }
    const order = orders.get(number);
    return order ? { status: 200, body: { note: order.note, urgent: order.urgent } } : { status: 404, body: { error: 'unknown order' } };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    receive: (number) => void orders.set(number, { number, note: '', urgent: false }),
    pickList: () => [...orders.values()].toSorted((a, b) => Number(b.urgent) - Number(a.urgent)),
    failNext(count) {
      failing = count;
    },
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
