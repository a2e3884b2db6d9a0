import { defineRegistry } from '../base/registry.ts';
import { approval } from './approval.ts';
import { cancelAnywhere } from './cancel-anywhere.ts';
import { cashOnDelivery } from './cash-on-delivery.ts';
import { partialRefund } from './partial-refund.ts';
import { retryAndGiveUp } from './retry-and-give-up.ts';
import { splitAndJoin } from './split-and-join.ts';

export type { Pattern } from './pattern.ts';

/** The patterns the editor offers, in the order it offers them. */
export const patterns = defineRegistry([retryAndGiveUp, approval, splitAndJoin, partialRefund, cancelAnywhere, cashOnDelivery]);
