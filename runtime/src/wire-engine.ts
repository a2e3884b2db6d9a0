import { randomBytes } from 'node:crypto';
import { defineRegistry } from '@orderloom/shared/base';
import { effects } from './effects/index.ts';
import { createEngine, createIds, type EngineDeps, type LocalEngine } from './engine/index.ts';
import type { Limits } from './limits.ts';
import { createRouteEffect } from './routing/index.ts';
import { createStockEffect } from './stock/index.ts';

/** The engine with all its parts, on whichever thread it is to run. */
export function wireEngine(
  given: Pick<EngineDeps, 'store' | 'clock' | 'log' | 'fetch' | 'onChange' | 'tracer'>,
  limits: Limits,
): LocalEngine {
  const { orderEvents, orderTimers, stepEffects, contextBytes, queue } = limits;
  return createEngine({
    ...given,
    ids: createIds(given.clock, randomBytes),
    effects: defineRegistry([...effects.all, createStockEffect(given.store.stock), createRouteEffect(given.store.routing)]),
    random: Math.random,
    maxQueue: queue,
    limits: { entries: orderEvents, timers: orderTimers, effects: stepEffects, snapshotBytes: contextBytes },
  });
}
