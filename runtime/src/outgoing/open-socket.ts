import { type Dispatcher, WebSocket } from 'undici';

/** A connection that stays open and carries frames both ways. */
export interface OpenSocket {
  /** Rejects when it cannot be made. */
  readonly opened: Promise<void>;
  /** Resolves when it is over, however it ended. */
  readonly closed: Promise<void>;
  readonly send: (frame: string | Uint8Array) => void;
  onFrame(hear: (frame: string | Uint8Array) => void): void;
  close(): void;
}

export function openSocket(url: string, dispatcher: Dispatcher, headers: Readonly<Record<string, string>> = {}): OpenSocket {
  const socket = new WebSocket(url, { dispatcher, headers: { ...headers } });
  socket.binaryType = 'arraybuffer';
  let failure: unknown;
  const opened = new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', (event) => {
      failure = event.error;
    });
    socket.addEventListener('close', ({ code }) => reject(failure ?? new Error(`the connection was not accepted (${code})`)));
  });
  // Nobody may be waiting for it any more.
  opened.catch(() => {});
  return {
    opened,
    closed: new Promise((resolve) => {
      socket.addEventListener('close', () => resolve());
    }),
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    onFrame(hear) {
      socket.addEventListener('message', ({ data }) => hear(typeof data === 'string' ? data : new Uint8Array(data as ArrayBuffer)));
    },
    close: () => socket.close(),
  };
}
