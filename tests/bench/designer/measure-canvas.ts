import type { FlowDocument } from '@orderloom/shared/document';
import type { Page } from 'playwright-core';
import type { RunningServer } from '../../support/running-server.ts';
import type { BarePage, Viewport } from './bare-page.ts';
import { type Frames, framesOf, type Gesture, gestures, make } from './frames.ts';
import { generatedFlow } from './generated-flow.ts';
import { arranged } from './layout-zeros.ts';

export interface CanvasBench {
  readonly server: RunningServer;
  readonly page: Page;
  readonly bare: BarePage;
  readonly print: (line: { readonly figure: string; readonly holds: boolean | null; readonly [key: string]: unknown }) => void;
}

const rounds = 3;
const settling = 3_000;
/** Two frames of a screen with 60 of them, as the browser's clock rounds them. */
const frameLimit = 33.4;
const ratioLimit = 1.3;
const large = { states: 300, transitions: 500 };
const thousand = { states: 1_000, transitions: 1_600 };

/** Frames of 300 states and 500 transitions zoomed in, in turn with React Flow by itself on the same boxes. */
export async function measureFrames({ server, page, bare, print }: CanvasBench): Promise<void> {
  const document = await stored(server, generatedFlow('bench-large', large));
  const seen = new Map<string, Frames[]>();
  for (let round = 0; round < rounds; round++) {
    const viewport = await openFlow(server, page, document.id);
    await measureOn(page, 'editor', seen);
    bare.show(document, viewport);
    await openBare(page, bare);
    await measureOn(page, 'bare', seen);
  }
  for (const gesture of gestures) {
    const editor = middle(seen.get(`editor ${gesture}`));
    const alone = middle(seen.get(`bare ${gesture}`));
    const ratio = Math.round((editor.p95 / Math.max(alone.p95, 0.1)) * 100) / 100;
    print({
      figure: `p95 frame of ${gesture}, ms, 300 states and 500 transitions zoomed in`,
      value: editor.p95,
      limit: frameLimit,
      bare: alone.p95,
      ratio,
      ratioLimit,
      median: editor.median,
      bareMedian: alone.median,
      frames: editor.count,
      holds: editor.p95 <= frameLimit && ratio <= ratioLimit,
    });
  }
}

/** A thousand states: how long they take to open, and panning over all of them. */
export async function measureThousand({ server, page, bare, print }: CanvasBench): Promise<void> {
  const document = await stored(server, generatedFlow('bench-thousand', thousand));
  const begun = performance.now();
  const viewport = await openFlow(server, page, document.id);
  const opened = Math.round(performance.now() - begun - settling);
  const near = await framesOf(page, () => make(page, 'pan'));
  await page.keyboard.press('f');
  await page.locator('[data-crowded]').waitFor();
  const names = await page.locator('[data-brief]').count();
  const whole = await page.evaluate<Viewport>(viewportNow);
  const far = await framesOf(page, () => make(page, 'pan'));
  bare.show(document, viewport);
  await openBare(page, bare);
  const alone = await framesOf(page, () => make(page, 'pan'));
  bare.show(document, whole);
  await openBare(page, bare);
  const aloneFar = await framesOf(page, () => make(page, 'pan'));
  print({
    figure: '1,000 states and 1,600 transitions: p95 frame of pan zoomed in, ms',
    value: near.p95,
    limit: frameLimit,
    bare: alone.p95,
    openedMs: opened,
    allInViewP95: far.p95,
    allInViewBare: aloneFar.p95,
    nameOnlyBoxes: names,
    holds: near.p95 <= frameLimit || near.p95 <= alone.p95 * ratioLimit,
  });
}

const viewportNow = `(() => {
  const { a, e, f } = new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport')).transform);
  return { x: e, y: f, zoom: a };
})()`;

/** The flow with its places, as the server keeps it. */
export async function stored(server: RunningServer, flow: FlowDocument): Promise<FlowDocument> {
  const document = await arranged(flow);
  await server.api('POST', '/api/flows', { document });
  return document;
}

/** Opens a flow in the editor; gives what of it is in view. */
export async function openFlow(server: RunningServer, page: Page, id: string): Promise<Viewport> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${server.url}/flows/${id}`);
  await page.locator('[data-placed] .react-flow__node').first().waitFor();
  // Checks and saving that begin with a drawing are over.
  await page.waitForTimeout(settling);
  return page.evaluate<Viewport>(viewportNow);
}

/** As large as the editor's canvas is beside its panels. */
async function openBare(page: Page, bare: BarePage): Promise<void> {
  const canvas = await page.locator('.react-flow').boundingBox();
  if (canvas) await page.setViewportSize({ width: Math.round(canvas.width), height: Math.round(canvas.height) });
  await page.goto(bare.url);
  await page.locator('.react-flow__node').first().waitFor();
  await page.waitForTimeout(1_000);
}

async function measureOn(page: Page, where: 'editor' | 'bare', seen: Map<string, Frames[]>): Promise<void> {
  for (const gesture of gestures) {
    const key = `${where} ${gesture satisfies Gesture}`;
    seen.set(key, [...(seen.get(key) ?? []), await framesOf(page, () => make(page, gesture))]);
  }
}

/** The middle one of several runs, by its 95th percentile. */
function middle(runs: readonly Frames[] = []): Frames {
  return runs.toSorted((a, b) => a.p95 - b.p95)[Math.floor(runs.length / 2)] ?? { p95: 0, median: 0, count: 0 };
}
