import { compile } from '@orderloom/shared/compile';
import { proofBounds, prove } from '@orderloom/shared/explore';
import type { ProofAnswer, ProofRequest } from './in-worker.ts';

addEventListener('message', ({ data: { ticket, document } }: MessageEvent<ProofRequest>) => {
  const machine = compile(document);
  if (!machine.ok) {
    postMessage({ type: 'proof', ticket, proof: null } satisfies ProofAnswer);
    return;
  }
  const onProgress = (configurations: number) => postMessage({ type: 'progress', ticket, configurations } satisfies ProofAnswer);
  postMessage({ type: 'proof', ticket, proof: prove(machine.value, { ...proofBounds, onProgress }) } satisfies ProofAnswer);
});
