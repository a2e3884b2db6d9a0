import { checkDocument } from '@orderloom/shared/check';
import type { Checking } from './types.ts';

/** Checks on the thread at hand. */
export function checkHere(): Checking {
  return { check: async (document) => checkDocument(document), stop: async () => {} };
}
