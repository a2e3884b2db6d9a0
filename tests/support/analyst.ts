import type { Locator, Page } from 'playwright-core';

/** Counts what a hand does: each press of the pointer, each choice from a list as two, each key, so also each character of a name. */
export function analyst(page: Page) {
  let actions = 0;
  return {
    count: () => actions,
    async click(target: Locator) {
      await target.click();
      actions += 1;
    },
    /** Opening a list and taking a line of it. */
    async choose(target: Locator, label: string) {
      await target.selectOption({ label });
      actions += 2;
    },
    async type(target: Locator, text: string) {
      await target.click();
      await page.keyboard.type(text);
      actions += 1 + [...text].length;
    },
    /** Types where the cursor already stands. */
    async write(target: Locator, text: string) {
      await target.and(page.locator(':focus')).waitFor();
      await page.keyboard.type(text);
      actions += [...text].length;
    },
    async press(key: string) {
      await page.keyboard.press(key);
      actions += 1;
    },
  };
}
