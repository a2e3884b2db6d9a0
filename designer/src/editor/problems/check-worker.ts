import { checkDocument } from '@orderloom/shared/check';
import type { CheckAnswer, CheckRequest } from './check-in-worker.ts';

addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  const answer: CheckAnswer = { ticket: data.ticket, findings: checkDocument(data.document) };
  postMessage(answer);
});
