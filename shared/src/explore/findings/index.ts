import type { ProofRule } from '../types.ts';
import { cancelUnhandled } from './cancel-unhandled.ts';
import { cannotEnd } from './cannot-end.ts';
import { doubleRefund } from './double-refund.ts';
import { joinWaits } from './join-waits.ts';
import { moneyLost } from './money-lost.ts';
import { shippedAndRefunded } from './shipped-and-refunded.ts';
import { stuck } from './stuck.ts';

/** Everything looked for on the ways of orders; one rule a file. */
export const proofRules: readonly ProofRule[] = [stuck, cannotEnd, joinWaits, moneyLost, doubleRefund, shippedAndRefunded, cancelUnhandled];
