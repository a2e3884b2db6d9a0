import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawFlow } from '@orderloom/shared/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawingBoard } from '../support/drawing.ts';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';

interface Draft {
  readonly revision: number;
  readonly draft: {
    readonly states: Readonly<Record<string, { readonly kind: string; readonly label: { zh?: string } }>>;
    readonly transitions: object;
  };
}

const data = mkdtempSync(join(tmpdir(), 'orderloom-edit-'));
let server: RunningServer;
let designer: OpenDesigner;

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  server = await startServer(data, 18_830);
  designer = await openDesigner(server.url, adminToken);
});

afterAll(async () => {
  await designer?.browser.close();
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

async function openBlank(name: string): Promise<string> {
  const { id } = (await server.api('POST', '/api/flows', { name: { zh: name } })) as { id: string };
  await designer.page.goto(`${server.url}/flows/${id}`);
  await designer.page.getByRole('button', { name: '添加第一个状态' }).waitFor();
  return id;
}

const read = (id: string) => server.api('GET', `/api/flows/${id}`) as Promise<Draft>;
const names = ({ draft }: Draft) => Object.values(draft.states).flatMap(({ label }) => label.zh ?? []);

/** Polls what is stored until it satisfies; autosave needs a moment. */
async function stored(id: string, wanted: (draft: Draft) => boolean): Promise<Draft> {
  return expect
    .poll(() => read(id), { timeout: 120_000, interval: 200 })
    .toSatisfy(wanted)
    .then(() => read(id));
}

it('draws a parallel flow with the keyboard alone, and undoes it all to the byte', async () => {
  const { page } = designer;
  const id = await openBlank('键盘');
  const blank = await read(id);
  const board = drawingBoard(page);

  await board.add('n', '待付款');
  await board.add('n', '审核');
  await board.add('3', '履约中');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await board.add('n', '已送达');
  const drawn = await stored(id, (draft) => names(draft).includes('已送达'));

  expect(names(drawn)).toEqual(expect.arrayContaining(['待付款', '审核', '履约中', '已送达']));
  expect(Object.values(drawn.draft.states).some((state) => state.kind === 'parallel')).toBe(true);

  const undo = page.getByRole('button', { name: /撤销/ }).first();
  while (await undo.isEnabled()) {
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(30);
  }
  const undone = await stored(id, (draft) => Object.keys(draft.draft.states).length === 1);
  expect(undone.draft).toEqual(blank.draft);
});

it('loses nothing when somebody else has saved the same drawing', async () => {
  const { page } = designer;
  const id = await openBlank('两个人');
  const board = drawingBoard(page);
  await board.add('n', '我画的');
  const mine = await stored(id, (draft) => names(draft).includes('我画的'));

  const theirs = { ...mine.draft, description: { zh: '别人写的说明' } };
  await server.api('PUT', `/api/flows/${id}/draft`, { revision: mine.revision, document: theirs });
  await board.state('我画的').click();
  await board.add('n', '我又画的');

  const both = await stored(id, (draft) => names(draft).includes('我又画的'));
  expect(both.draft).toMatchObject({ description: { zh: '别人写的说明' } });
});

it('mends a problem with one click, and undoes that', async () => {
  const { page } = designer;
  const { id, revision } = (await server.api('POST', '/api/flows', { name: { zh: '修复' } })) as { id: string; revision: number };
  const flow = drawFlow({
    states: {
      open: { label: '待付款', on: { pay: 'shut' } },
      shut: { label: '已关闭', final: true, on: { again: { to: 'open', id: 'never' } } },
    },
  });
  await server.api('PUT', `/api/flows/${id}/draft`, { revision, document: { ...flow, id } });
  await page.goto(`${server.url}/flows/${id}`);
  await drawingBoard(page).state('已关闭').waitFor();
  const broken = await read(id);

  await page.getByRole('tab', { name: /^问题/ }).click();
  const fix = page.getByRole('tabpanel').getByRole('button', { name: '修复：删除这条转移' });
  await fix.click();
  await stored(id, ({ draft }) => !('never' in draft.transitions));
  await fix.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');

  const undone = await stored(id, ({ draft }) => 'never' in draft.transitions);
  expect(undone.draft.transitions).toEqual(broken.draft.transitions);
  await fix.waitFor();
});

it('plays an order on the drawing and steps back', async () => {
  const { page } = designer;
  const { id } = (await server.api('POST', '/api/flows', { template: 'standard-retail' })) as { id: string };
  await page.goto(`${server.url}/flows/${id}`);
  const board = drawingBoard(page);
  await board.state('待付款').waitFor();
  await page.getByRole('button', { name: /^模拟/ }).first().click();
  await page.getByRole('button', { name: /开始/ }).first().click();
  await page
    .getByRole('button', { name: /支付成功/ })
    .first()
    .click();
  const send = page.getByRole('button', { name: /^发送/ }).first();
  if (await send.isVisible()) await send.click();
  await page.getByText('审核').first().waitFor();

  const back = page.getByRole('button', { name: /退一步|后退|上一步/ }).first();
  await back.click();
  expect(
    await page
      .getByRole('button', { name: /支付成功/ })
      .first()
      .isVisible(),
  ).toBe(true);
});
