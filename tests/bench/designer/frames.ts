import type { Page } from 'playwright-core';

/** What the frames of one gesture took, in milliseconds. */
export interface Frames {
  readonly p95: number;
  readonly median: number;
  readonly count: number;
}

// As texts: what the loader adds to named functions does not exist in the page.
const watch = `(() => {
  const times = [];
  window.frameTimes = times;
  const look = (at) => {
    times.push(at);
    if (window.frameTimes === times) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;
const stop = '(() => { const times = window.frameTimes; window.frameTimes = undefined; return times; })()';

/** Looks at every frame while a gesture goes on. */
export async function framesOf(page: Page, gesture: () => Promise<void>): Promise<Frames> {
  await page.evaluate(watch);
  await gesture();
  const stamps = await page.evaluate<number[]>(stop);
  const gaps = stamps.slice(1).map((at, index) => at - (stamps[index] ?? at));
  const sorted = gaps.toSorted((a, b) => a - b);
  const quantile = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
  return { p95: quantile(0.95), median: quantile(0.5), count: gaps.length };
}

export const gestures = ['pan', 'zoom', 'drag'] as const;
export type Gesture = (typeof gestures)[number];

const moves = 90;

const find = `(() => {
  const box = document.querySelector('.react-flow').getBoundingClientRect();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const nodes = [...document.querySelectorAll('.react-flow__node')].map((node) => node.getBoundingClientRect());
  const small = nodes.filter(({ width, height }) => width < 300 && height < 120 && width > 20);
  const off = ({ x, y, width, height }) => Math.abs(x + width / 2 - middle.x) + Math.abs(y + height / 2 - middle.y);
  const near = small.sort((a, b) => off(a) - off(b))[0];
  return { middle, node: near ? { x: near.x + near.width / 2, y: near.y + near.height / 2 } : middle };
})()`;

/** The middle of the canvas, and of the state nearest to it. */
async function places(page: Page) {
  return page.evaluate<{ readonly middle: Spot; readonly node: Spot }>(find);
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** One gesture as a hand does it, a step a frame and there and back again. */
export async function make(page: Page, gesture: Gesture): Promise<void> {
  const { middle, node } = await places(page);
  const at = gesture === 'drag' ? node : middle;
  await page.mouse.move(at.x, at.y);
  if (gesture === 'drag') await page.mouse.down();
  for (let step = 0; step < moves; step++) {
    const way = step < moves / 2 ? 1 : -1;
    if (gesture === 'pan') await page.mouse.wheel(12 * way, 9 * way);
    if (gesture === 'zoom') await zoomBy(page, 6 * way);
    if (gesture === 'drag') await page.mouse.move(at.x + distance(step) * 3, at.y + distance(step) * 2);
  }
  if (gesture === 'drag') await page.mouse.up();
}

async function zoomBy(page: Page, delta: number): Promise<void> {
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, delta);
  await page.keyboard.up('Control');
}

function distance(step: number): number {
  return step < moves / 2 ? step : moves - step;
}
