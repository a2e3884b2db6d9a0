import type { Locator, Page } from 'playwright-core';

/** The gestures of a person at the drawing board, by what the screen says. */
export function drawingBoard(page: Page) {
  const state = (name: string): Locator => page.locator(`.react-flow__node[aria-label^="${name}，"]`);

  async function typeName(name: string): Promise<void> {
    const box = page.locator('.react-flow input:focus');
    await box.fill(name);
    await box.press('Enter');
    await box.waitFor({ state: 'detached' });
  }

  return {
    state,
    typeName,

    /** Presses a key of the help sheet, then names what has come. */
    async add(key: string, name: string): Promise<void> {
      await page.keyboard.press(key);
      await typeName(name);
    },

    async rename(from: string, to: string): Promise<void> {
      await state(from).dblclick();
      await typeName(to);
    },

    /** Pulls an arrow from a state's connector to another state. */
    async connect(from: string, to: string): Promise<void> {
      await state(from).hover();
      const [start, end] = [await state(from).boundingBox(), await state(to).boundingBox()];
      if (!start || !end) throw new Error(`${from} or ${to} is not on screen`);
      await page.mouse.move(start.x + start.width, start.y + start.height / 2);
      await page.mouse.down();
      await page.mouse.move(start.x + start.width + 30, start.y + start.height / 2, { steps: 4 });
      await page.mouse.move(end.x + end.width / 2, end.y + 14, { steps: 8 });
      await page.mouse.up();
    },

    /** Says which event triggers the selected transition. */
    async nameEvent(name: string): Promise<void> {
      const box = page.getByRole('textbox', { name: '事件名称' });
      await box.fill(name);
      await box.press('Tab');
    },

    /** Chooses a transition by its label; one that still moved to its place when it was clicked is clicked again. */
    async selectTransition(chip: RegExp): Promise<void> {
      const label = page.locator('.react-flow__edge').filter({ hasText: chip }).first().locator('text').first();
      const chosen = () => page.getByRole('textbox', { name: '事件名称' }).waitFor({ timeout: 5_000 });
      for (
        let open = false;
        !open;
        open = await chosen().then(
          () => true,
          () => false,
        )
      )
        await label.click();
    },

    async makeFinal(): Promise<void> {
      await page.getByLabel('类型').first().click();
      await page.getByRole('option', { name: '结束', exact: true }).click();
    },
  };
}
