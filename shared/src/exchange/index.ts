import { defineRegistry } from '../base/registry.ts';
import type { Format } from './define-format.ts';
import { flow } from './flow.ts';
import { markdown } from './markdown/index.ts';
import { matrixCsv } from './matrix-csv.ts';
import { mermaid } from './mermaid/index.ts';
import { plantuml } from './plantuml.ts';
import { scxml } from './scxml/index.ts';
import { noFlowInside, svg } from './svg.ts';
import { xstateJson } from './xstate-json/index.ts';
import { xstateTs } from './xstate-ts/index.ts';

/** Every format a flow comes in or goes out by; to add one, add a file and a line. */
export const formats = defineRegistry<Format>([flow, xstateJson, xstateTs, scxml, mermaid, plantuml, markdown, matrixCsv, svg]);

/** The format a text is in, by what it says. */
export function formatOfText(text: string): Format | undefined {
  return formats.all.find((format) => format.recognises?.(text));
}

export type { Format, ReadOptions, WriteOptions } from './define-format.ts';
export { flowInPng, isPng, pngWithFlow } from './png.ts';
export { noFlowInside };
