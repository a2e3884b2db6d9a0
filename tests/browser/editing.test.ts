import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowDocument } from '@orderloom/shared/document';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawingBoard } from '../support/drawing.ts';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';

const data = mkdtempSync(join(tmpdir(), 'orderloom-editing-'));
let server: RunningServer;
let designer: OpenDesigner;
let flow: string;

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  server = await startServer(data, 18_832);
  designer = await openDesigner(server.url, adminToken);
  flow = ((await server.api('POST', '/api/flows', { name: { zh: '编辑' } })) as { id: string }).id;
  await designer.page.goto(`${server.url}/flows/${flow}`);
  await designer.page.getByRole('button', { name: '添加第一个状态' }).waitFor();
});

afterAll(async () => {
  await designer?.browser.close();
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

const draft = async () => ((await server.api('GET', `/api/flows/${flow}`)) as { draft: FlowDocument }).draft;

/** What is stored, once it is as wanted; saving by itself needs a moment. */
async function stored(wanted: (document: FlowDocument) => boolean): Promise<FlowDocument> {
  await expect.poll(draft, { timeout: 120_000, interval: 200 }).toSatisfy(wanted);
  return draft();
}

function ways(document: FlowDocument): string[] {
  const name = (id: string) => document.states[id]?.label.zh ?? id;
  return Object.values(document.transitions).flatMap((row) => row.targets.map((target) => `${name(row.source)} → ${name(target)}`));
}

it('inserts a state that is dropped on a transition', async () => {
  const { page } = designer;
  const board = drawingBoard(page);
  await board.add('n', '待付款');
  await board.add('n', '已付款');
  const [from, to] = [await board.state('待付款').boundingBox(), await board.state('已付款').boundingBox()];
  if (!from || !to) throw new Error('the states are not on screen');
  const dataTransfer = await page.evaluateHandle(() => {
    const carried = new DataTransfer();
    carried.setData('application/x-orderloom', 'atomic');
    return carried;
  });
  const at = { dataTransfer, clientX: (from.x + from.width + to.x) / 2, clientY: from.y + from.height / 2 };
  await page.locator('.react-flow').dispatchEvent('dragover', at);
  await page.locator('.react-flow').dispatchEvent('drop', at);
  await board.typeName('核对');

  const drawn = await stored((document) => Object.values(document.states).some(({ label }) => label.zh === '核对'));
  expect(ways(drawn).toSorted()).toEqual(['待付款 → 核对', '核对 → 已付款'].toSorted());
  expect(await board.state('核对').getAttribute('aria-label')).toContain('第 3 个，共 3 个，1 条转移');
});

it('shows what tidying would do, and leaves a pinned state where it is', async () => {
  const { page } = designer;
  const board = drawingBoard(page);
  await board.state('核对').click();
  await page.keyboard.press('p');
  const before = await stored((document) => document.layout.pinned?.length === 1);
  const [pinned = ''] = before.layout.pinned ?? [];

  await page.keyboard.press('l');
  await page.getByRole('button', { name: '放弃' }).click();
  expect((await draft()).layout).toEqual(before.layout);

  await page.keyboard.press('l');
  await page.getByRole('button', { name: '采用' }).click();
  await page.getByRole('button', { name: '撤销：整理布局' }).waitFor();
  const after = await stored((document) => JSON.stringify(document.layout) !== JSON.stringify(before.layout));
  expect(after.layout.states[pinned]).toMatchObject({ x: before.layout.states[pinned]?.x, y: before.layout.states[pinned]?.y });
  expect(after.transitions).toEqual(before.transitions);
});

it('draws, retargets and renames in the outline', async () => {
  const { page } = designer;
  await page.getByRole('tab', { name: '大纲' }).click();
  const name = page.getByRole('textbox', { name: '名称：已付款' });
  await name.click();
  await name.press('Enter');
  await page.locator('[role="treegrid"] input:focus').fill('已发货');
  await page.getByRole('combobox', { name: '从“核对”到' }).selectOption({ label: '已发货' });

  const written = await stored((document) => ways(document).includes('核对 → 已发货'));
  expect(ways(written)).toContain('已付款 → 已发货');
});
