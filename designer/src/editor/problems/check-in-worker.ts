import type { Finding } from '@orderloom/shared/check';
import type { FlowDocument } from '@orderloom/shared/document';

export interface CheckRequest {
  readonly ticket: number;
  readonly document: FlowDocument;
}

export interface CheckAnswer {
  readonly ticket: number;
  readonly findings: readonly Finding[];
}

let worker: Worker | undefined;
let asked = 0;

/** Checks a large drawing off the page's thread; a request that was overtaken by a newer one never answers. */
export function checkInWorker(document: FlowDocument): Promise<readonly Finding[]> {
  worker ??= new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
  const checker = worker;
  const ticket = ++asked;
  return new Promise((resolve, reject) => {
    const listen = ({ data }: MessageEvent<CheckAnswer>) => {
      if (data.ticket !== ticket) return;
      checker.removeEventListener('message', listen);
      if (ticket === asked) resolve(data.findings);
    };
    checker.addEventListener('message', listen);
    checker.addEventListener('error', (failure) => reject(new Error(failure.message)), { once: true });
    checker.postMessage({ ticket, document } satisfies CheckRequest);
  });
}
