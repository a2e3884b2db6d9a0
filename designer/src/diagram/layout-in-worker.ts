import type { Locale } from '@orderloom/shared/base';
import { type LayoutEngine, layoutDocument, layoutPhase, type Sheet } from '@orderloom/shared/diagram';
import type { FlowDocument, Layout } from '@orderloom/shared/document';

let engine: Promise<LayoutEngine> | undefined;
let asked = 0;

/** A newer request has been made meanwhile; the caller of the older one has nothing to do. */
export class StaleLayout extends Error {
  constructor() {
    super('A newer layout was asked for.');
    this.name = 'StaleLayout';
  }
}

/** Arranges a whole drawing in a worker that is loaded on first use. Rejects with `StaleLayout` when asked again before it is done. */
export async function layoutInWorker(document: FlowDocument, locale: Locale): Promise<Layout> {
  const ticket = ++asked;
  const layout = await arrange(document, locale);
  if (ticket !== asked) throw new StaleLayout();
  return layout;
}

/** New places inside one container, relative to their parents; stale like the whole. */
export async function phaseInWorker(document: FlowDocument, id: string, locale: Locale): Promise<Layout['states']> {
  const ticket = ++asked;
  engine ??= startEngine();
  const states = await layoutPhase(document, id, locale, await engine);
  if (ticket !== asked) throw new StaleLayout();
  return states;
}

/** The same without a claim on being the newest: for drawings that are only shown. */
export async function arrange(document: FlowDocument, locale: Locale, sheet?: Sheet): Promise<Layout> {
  engine ??= startEngine();
  return layoutDocument(document, locale, await engine, sheet);
}

async function startEngine(): Promise<LayoutEngine> {
  const [{ default: Elk }, { default: url }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ]);
  return new Elk({ workerUrl: url, workerFactory: (script) => new Worker(script ?? url) });
}
