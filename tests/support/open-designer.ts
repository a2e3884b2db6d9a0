import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from './ensure-chromium.mjs';

/** A signed-in designer in a real browser, and what its console complained about. */
export interface OpenDesigner {
  readonly browser: Browser;
  readonly page: Page;
  readonly complaints: readonly string[];
}

export interface DesignerOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** Opens the designer of a running server and signs in with the administrator's token. */
export async function openDesigner(url: string, token: string, options: DesignerOptions = {}): Promise<OpenDesigner> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found: run npm test, which installs one');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const browser = await chromium.launch({ executablePath, args });
  const { width = 1440, height = 900, colorScheme = 'light' } = options;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const answer = await page.request.post(`${url}/api/session`, { data: { token } });
  if (!answer.ok()) throw new Error(`signing in: ${answer.status()} ${await answer.text()}`);
  await page.goto(url);
  await page.getByRole('heading', { name: '流程' }).first().waitFor();
  return { browser, page, complaints };
}
