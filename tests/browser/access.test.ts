import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium } from '../support/ensure-chromium.mjs';
import { buildServer } from '../support/running-server.ts';

const port = 18_840;
const url = `http://127.0.0.1:${port}`;
const data = mkdtempSync(join(tmpdir(), 'orderloom-access-'));
const password = 'correct horse battery';
let browser: Browser;
let setUpLink: string;
let stop: () => void;

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  const main = fileURLToPath(new URL('../../runtime/dist/main.js', import.meta.url));
  const { ORDERLOOM_ADMIN_TOKEN: _none, ...environment } = process.env;
  const server = spawn(process.execPath, [main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...environment, PORT: String(port), ORDERLOOM_DATA: data, ORDERLOOM_LOG_LEVEL: 'error' },
  });
  stop = () => void server.kill('SIGKILL');
  setUpLink = await new Promise((resolve, reject) => {
    let said = '';
    server.once('exit', (code) => reject(new Error(`the server ended with code ${code}`)));
    server.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const link = /\S+\/set-up#\S+/.exec(said)?.[0];
      if (link) resolve(link);
    });
  });
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found: run npm test, which installs one');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  browser = await chromium.launch({ executablePath, args });
});

afterAll(async () => {
  await browser?.close();
  stop?.();
  rmSync(data, { recursive: true, force: true });
});

async function open(address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(() => localStorage.setItem('orderloom.locale', 'en'));
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(address);
  return page;
}

const flowsShown = (page: Page) => page.getByRole('heading', { name: 'Flows' }).first().waitFor();

async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    return (await inPage.run()).violations.map(({ id }) => id);
  });
}

it('from the set-up link to an invited colleague who may only look, by keyboard', async () => {
  const anna = await open(setUpLink);
  await anna.getByLabel('Name').waitFor();
  expect(anna.url()).toBe(`${url}/set-up`);
  expect(await violations(anna)).toEqual([]);
  await anna.getByLabel('Name').fill('Anna');
  await anna.keyboard.press('Tab');
  await anna.keyboard.type(password);
  await anna.keyboard.press('Enter');
  await flowsShown(anna);
  expect(await anna.evaluate(() => document.cookie)).toBe('');
  expect(await anna.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(/ol_|token/);

  await anna.goto(`${url}/access`);
  await anna.getByRole('button', { name: 'Add a person' }).first().click();
  await anna.getByRole('textbox', { name: 'Name' }).fill('bo');
  await anna.getByRole('combobox', { name: 'Role' }).click();
  await anna.getByRole('option', { name: 'Viewer' }).click();
  await anna.getByRole('button', { name: 'Create' }).click();
  const invitation = (await anna.getByRole('dialog').locator('code').textContent()) ?? '';
  expect(invitation).toContain('/set-up#');

  const bo = await open(invitation);
  await bo.getByText('bo', { exact: true }).waitFor();
  await bo.locator('input[autocomplete="new-password"]').fill(password);
  await bo.keyboard.press('Enter');
  await flowsShown(bo);
  expect((await bo.request.get(`${url}/api/people`)).status()).toBe(403);
  expect((await bo.request.post(`${url}/api/flows`, { data: { name: { en: 'A' } }, headers: { origin: url } })).status()).toBe(403);

  await bo.goto(`${url}/settings`);
  await bo.getByRole('button', { name: 'Sign out' }).last().click();
  await bo.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  expect(await violations(bo)).toEqual([]);
  await bo.getByLabel('Name').fill('BO');
  await bo.locator('input[autocomplete="current-password"]').fill('nonsense');
  await bo.keyboard.press('Enter');
  await bo.getByText('is wrong').waitFor();
  await bo.locator('input[autocomplete="current-password"]').fill(password);
  await bo.keyboard.press('Enter');
  await bo.getByRole('heading', { name: 'Settings' }).first().waitFor();

  const late = await open(invitation);
  await late.getByRole('heading', { name: 'This link no longer works' }).waitFor();
  await anna.goto(`${url}/access?tab=audit`);
  await anna.getByText('wrong-credentials').waitFor();
  expect(await violations(anna)).toEqual([]);
});
