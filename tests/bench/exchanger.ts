import type { Socket } from 'node:net';

/** Sends a request and gives the status of its answer. The answers measured here are short and have a length or no body. */
export function exchanger(socket: Socket): (request: string) => Promise<number> {
  let answer = '';
  let answered = (_status: number): void => {};
  let failed = (_error: Error): void => {};
  socket.on('data', (part) => {
    answer += part.toString('latin1');
    const head = answer.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(answer.slice(0, head))?.[1] ?? 0);
    if (answer.length < head + 4 + length) return;
    const status = Number(answer.slice(9, 12));
    answer = '';
    answered(status);
  });
  socket.on('error', (error) => failed(error));
  return (request) =>
    new Promise((resolve, reject) => {
      answered = resolve;
      failed = reject;
      socket.write(request);
    });
}
