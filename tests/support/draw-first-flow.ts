import type { Page } from 'playwright-core';
import { analyst } from './analyst.ts';

/** What a first flow of one's own may cost at most. */
export const mostActions = 60;

/**
 * Draws and publishes, as somebody new would from an empty designer, an order of five states with a time limit and a refund.
 * Gives how many pointer and key actions it took, each character of a name counted.
 */
export async function drawFirstFlow(page: Page): Promise<number> {
  const hand = analyst(page);
  const box = page.locator('.react-flow').getByRole('textbox');
  const state = (name: string) => page.locator(`.react-flow__node[aria-label^="${name}，"]`);

  async function next(name: string, trigger: string): Promise<void> {
    await hand.press('n');
    await hand.write(box, name);
    await hand.press('Tab');
    await hand.write(page.getByRole('textbox', { name: '由什么推动' }), trigger);
    await hand.press('Enter');
    await box.waitFor({ state: 'detached' });
  }

  async function end(): Promise<void> {
    await hand.click(page.getByRole('button', { name: '在此结束' }));
  }

  await hand.write(page.getByRole('textbox', { name: '给流程起个名' }), '零售订单');
  await hand.press('Enter');
  await page.getByRole('button', { name: '添加第一个状态' }).waitFor();
  await hand.press('n');
  await hand.write(box, '待付款');
  await hand.press('Enter');
  await box.waitFor({ state: 'detached' });
  await next('待发货', '支付成功');
  await next('已完成', '发货');
  await end();
  await hand.click(state('待付款'));
  await next('已关闭', '30分钟');
  await end();
  await hand.click(state('待发货'));
  await next('已退款', '退款');
  await end();
  await hand.click(page.getByRole('complementary', { name: '提示' }).getByRole('button', { name: '去发布…' }));
  await hand.click(page.getByRole('button', { name: /发布为 v1/ }));
  await page.getByText('已发布为 v1').waitFor();
  return hand.count();
}
