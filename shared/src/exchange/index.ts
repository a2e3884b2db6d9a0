import { defineRegistry } from '../base/registry.ts';
import type { Format } from './define-format.ts';
import { flow } from './flow.ts';
import { mermaid } from './mermaid/index.ts';
import { scxml } from './scxml/index.ts';
import { svg } from './svg.ts';
import { xstateJson } from './xstate-json/index.ts';
import { xstateTs } from './xstate-ts/index.ts';

/** Every format a flow comes in or goes out by; to add one, add a file and a line. */
export const formats = defineRegistry<Format>([flow, xstateJson, xstateTs, mermaid, scxml, svg]);

export type { Format, ReadOptions, WriteOptions } from './define-format.ts';
