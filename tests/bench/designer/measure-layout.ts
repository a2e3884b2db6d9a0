import { library } from '@orderloom/machines';
import type { FlowDocument } from '@orderloom/shared/document';
import type { Page } from 'playwright-core';
import type { RunningServer } from '../../support/running-server.ts';
import { generatedFlow } from './generated-flow.ts';
import { arranged, movedStates, zerosOf } from './layout-zeros.ts';
import { type CanvasBench, openFlow, stored } from './measure-canvas.ts';

const sizes = [20, 60, 120, 300];

/** The zeros of arranged drawings: the library's as they are kept, and generated ones. */
export async function measureLayout({ server, page, print }: Pick<CanvasBench, 'server' | 'page' | 'print'>): Promise<void> {
  const generated = sizes.map((states) => generatedFlow(`bench-${states}`, { states, transitions: Math.round(states * 1.6) }));
  const drawn = [...library.map(({ document }) => document), ...(await Promise.all(generated.map(arranged)))];
  const found = drawn.map((document) => ({ flow: document.id, ...zerosOf(document) }));
  for (const key of ['edgesThroughStates', 'labelOverlaps'] as const) {
    const value = found.reduce((sum, zeros) => sum + zeros[key], 0);
    const where = found.filter((zeros) => zeros[key] > 0).map((zeros) => ({ flow: zeros.flow, count: zeros[key] }));
    print({ figure: `layout: ${key}`, value, limit: 0, flows: drawn.length, ...(value > 0 ? { where } : {}), holds: value === 0 });
  }
  const moved = await movedByEdits(server, page);
  print({
    figure: 'layout: untouched states moved by edits',
    value: moved.length,
    limit: 0,
    states: 120,
    moved,
    holds: moved.length === 0,
  });
}

/** Draws a state after another, names it, ends it, and takes it away again: whose place changed? */
async function movedByEdits(server: RunningServer, page: Page): Promise<readonly string[]> {
  const before = await stored(server, generatedFlow('bench-edits', { states: 120, transitions: 190 }));
  await openFlow(server, page, before.id);
  const box = page.locator('.react-flow').getByRole('textbox');
  const saved = () => page.getByText(/^已保存/).waitFor();
  await page.locator('.react-flow__node[data-id="s3"]').click();
  await page.keyboard.press('n');
  await box.waitFor();
  await page.keyboard.type('新的一步');
  await page.keyboard.press('Enter');
  await page.keyboard.press('e');
  await page.waitForTimeout(2_500);
  await saved();
  const added = await draftOf(server, before.id);
  await page.keyboard.press('Delete');
  await page.waitForTimeout(2_500);
  await saved();
  return [...movedStates(before, added), ...movedStates(before, await draftOf(server, before.id))];
}

async function draftOf(server: RunningServer, id: string): Promise<FlowDocument> {
  return ((await server.api('GET', `/api/flows/${id}`)) as { draft: FlowDocument }).draft;
}
