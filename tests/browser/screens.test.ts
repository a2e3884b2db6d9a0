import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';

const data = mkdtempSync(join(tmpdir(), 'orderloom-screens-'));
const dictionaryKey = /^[a-z][a-zA-Z]*:[a-z][a-zA-Z]+(\.[a-zA-Z]+)*$/;
let server: RunningServer;
let paths: Readonly<Record<(typeof screens)[number], string>>;

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  server = await startServer(data, 18_820);
  const flow = (await server.api('POST', '/api/flows', { template: 'standard-retail' })) as { id: string; revision: number };
  await server.api('POST', `/api/flows/${flow.id}/publish`, { revision: flow.revision, note: '' });
  const made = { flow: flow.id, externalId: 'A1001', data: { orderNo: 'A1001', amount: 19900 } };
  const { order } = (await server.api('POST', '/api/orders', made)) as { order: { id: string } };
  await server.api('POST', `/api/orders/${order.id}/events`, { type: 'order.paid', payload: { amount: 19900 } });
  await server.api('POST', '/api/channels', { type: 'douyin', name: '抖店', flow: flow.id, secrets: { appKey: 'k', appSecret: 's' } });
  await server.api('POST', '/api/stock/count', { rows: [{ sku: 'LAMP-01', warehouse: 'SH', onHand: 3 }] });
  paths = {
    flows: '/flows',
    editor: `/flows/${flow.id}`,
    orders: '/orders',
    order: `/orders/${order.id}`,
    channels: '/channels',
    deliveries: '/deliveries',
    access: '/access',
    settings: '/settings',
    goods: '/goods?tab=stock',
    imports: '/import',
    versions: `/flows/${flow.id}/versions`,
    incidents: '/incidents',
    destinations: '/destinations',
    secrets: '/secrets',
    system: '/system',
    routing: '/routing',
    mapping: '/channels/douyin/mapping',
  };
});

afterAll(async () => {
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

const screens = [
  'flows',
  'editor',
  'versions',
  'orders',
  'order',
  'goods',
  'imports',
  'routing',
  'mapping',
  'channels',
  'deliveries',
  'incidents',
  'destinations',
  'secrets',
  'access',
  'system',
  'settings',
] as const;

const looks = [
  { name: '1440x900, Chinese, light', width: 1440, height: 900, locale: 'zh', colorScheme: 'light', read: true },
  { name: '1280x800, English, dark', width: 1280, height: 800, locale: 'en', colorScheme: 'dark', read: false },
  { name: '390x844, English, light', width: 390, height: 844, locale: 'en', colorScheme: 'light', read: false },
  { name: '390x844, Chinese, dark', width: 390, height: 844, locale: 'zh', colorScheme: 'dark', read: true },
] as const;

describe.each(looks)('$name', ({ width, height, locale, colorScheme, read }) => {
  let designer: OpenDesigner;

  beforeAll(async () => {
    designer = await openDesigner(server.url, adminToken, { width, height, colorScheme });
    await designer.page.evaluate((language) => localStorage.setItem('orderloom.locale', language), locale);
  });

  afterAll(() => designer?.browser.close());

  it.each(screens)('%s fits, speaks one language and can be read by everyone', async (screen) => {
    const { page, complaints } = designer;
    await page.goto(server.url + paths[screen]);
    await page.locator('h1, [role="toolbar"], [role="table"], table, form, main h2').first().waitFor();
    await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);

    expect(await page.evaluate(() => document.documentElement.lang)).toContain(locale);
    expect(await overflow(page)).toBe(0);
    expect(await untranslated(page)).toEqual([]);
    // By the widest and the narrowest window, and by both schemes of colours.
    if (read) expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

it('switches the language without a reload', async () => {
  const { browser, page } = await openDesigner(server.url, adminToken);
  await page.goto(`${server.url}/settings`);
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  await page.getByText('English', { exact: true }).first().click();
  await page.getByRole('heading', { name: 'Settings' }).first().waitFor();

  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true);
  await browser.close();
});

/** Pixels by which the page is wider than the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth));
}

/** Texts on screen that are keys of the dictionary. */
async function untranslated(page: Page): Promise<string[]> {
  const texts = await page.locator('body').allInnerTexts();
  return texts.flatMap((text) => text.split('\n')).filter((line) => dictionaryKey.test(line));
}

/** What axe finds that is serious, with the first place each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    interface Found {
      id: string;
      impact: string;
      nodes: { html: string }[];
    }
    const injected = window as unknown as { axe: { run(): Promise<{ violations: Found[] }> } };
    const { violations: found } = await injected.axe.run();
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
}
