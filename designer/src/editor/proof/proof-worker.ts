import { compile } from '@orderloom/shared/compile';
import { prove } from '@orderloom/shared/explore';
import type { ProofAnswer, ProofRequest } from './in-worker.ts';

/** Some seconds of work for a drawing of a hundred states. */
const bounds = { configurations: 4000, steps: 12_000 };

addEventListener('message', ({ data: { ticket, document } }: MessageEvent<ProofRequest>) => {
  const machine = compile(document);
  if (!machine.ok) {
    postMessage({ type: 'proof', ticket, proof: null } satisfies ProofAnswer);
    return;
  }
  const onProgress = (configurations: number) => postMessage({ type: 'progress', ticket, configurations } satisfies ProofAnswer);
  postMessage({ type: 'proof', ticket, proof: prove(machine.value, { ...bounds, onProgress }) } satisfies ProofAnswer);
});
