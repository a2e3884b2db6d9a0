import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** How a receiver treats a request; it has been read whole. */
export type Treatment = (request: IncomingMessage, response: ServerResponse) => void;

export const answerOk: Treatment = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"accepted":true}');
};

interface Arrival {
  readonly path: string;
  readonly body: string;
  readonly at: number;
}

/** Another company's system: writes down what it is sent, by idempotency key, and answers as it is told to. */
export interface Receiver {
  readonly url: string;
  /** What came, by idempotency key, in order. */
  readonly arrivals: ReadonlyMap<string, readonly Arrival[]>;
  treat(treatment: Treatment): void;
  forget(): void;
  close(): Promise<void>;
}

export async function startReceiver(port: number): Promise<Receiver> {
  const arrivals = new Map<string, Arrival[]>();
  const sockets = new Set<Socket>();
  let treatment = answerOk;
  const server = createServer(async (request, response) => {
    try {
      let body = '';
      for await (const part of request) body += String(part);
      const key = String(request.headers['idempotency-key']);
      arrivals.set(key, [...(arrivals.get(key) ?? []), { path: request.url ?? '', body, at: Date.now() }]);
      treatment(request, response);
    } catch {
      // The sender was killed in the middle of its request.
      response.destroy();
    }
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    treat(next) {
      treatment = next;
    },
    forget: () => arrivals.clear(),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
