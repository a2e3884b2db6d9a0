import { defineRegistry } from '../base/registry.ts';
import type { Format } from './define-format.ts';
import { flow } from './flow.ts';
import { xstateJson } from './xstate-json/index.ts';

/** Every format a flow comes in or goes out by; to add one, add a file and a line. */
export const formats = defineRegistry<Format>([flow, xstateJson]);

export type { Format, ReadOptions } from './define-format.ts';
