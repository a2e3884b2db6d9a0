import type { FlowDocument } from '@orderloom/shared/document';
import type { Proof } from '@orderloom/shared/explore';

export interface ProofRequest {
  readonly ticket: number;
  readonly document: FlowDocument;
}

export type ProofAnswer =
  | { readonly type: 'progress'; readonly ticket: number; readonly configurations: number }
  /** null: the drawing cannot run yet. */
  | { readonly type: 'proof'; readonly ticket: number; readonly proof: Proof | null };

let worker: Worker | undefined;
let busy = false;
let asked = 0;

/** Proves a drawing off the page's thread. A newer request ends an older one, which then never answers. */
export function proveInWorker(document: FlowDocument, onProgress: (configurations: number) => void): Promise<Proof | null> {
  if (busy) {
    worker?.terminate();
    worker = undefined;
  }
  worker ??= new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
  const prover = worker;
  const ticket = ++asked;
  busy = true;
  return new Promise((resolve, reject) => {
    const listen = ({ data }: MessageEvent<ProofAnswer>) => {
      if (data.ticket !== ticket) return;
      if (data.type === 'progress') {
        onProgress(data.configurations);
        return;
      }
      busy = false;
      prover.removeEventListener('message', listen);
      resolve(data.proof);
    };
    prover.addEventListener('message', listen);
    prover.addEventListener('error', (failure) => reject(new Error(failure.message)), { once: true });
    prover.postMessage({ ticket, document } satisfies ProofRequest);
  });
}
