import type { Locale } from '../base/text.ts';
import { drawing } from '../diagram/drawing.ts';
import type { Sheet } from '../diagram/layout-document.ts';
import { metrics } from '../diagram/metrics.ts';
import type { FlowDocument, Layout } from '../document/index.ts';
import { overviewPage, type Page, phasePages } from './pages.ts';

/** A4 on its side without margins and the page's head, in points. */
const paper = { width: 780, height: 470 };
const leastPoints = 7;
const most = 18;
const least = 4;

/** What the pages are arranged for: a sheet of A4 on its side, not so wide that its letters become too small. */
export const paperSheet: Sheet = { aspect: 1.4, leastWidth: 620 };

/** Places a drawing; gives geometry only. */
export type Arrange = (document: FlowDocument, locale: Locale, sheet: Sheet) => Promise<Layout>;

/**
 * The overview and a page for each phase, arranged for paper. A phase whose letters would come out smaller than 7 pt is shown in more
 * and smaller parts.
 */
export async function arrangePages(document: FlowDocument, locale: Locale, arrange: Arrange): Promise<readonly Page[]> {
  for (let limit = most; ; limit = Math.floor(limit * 0.7)) {
    const pages = await Promise.all(
      [overviewPage(document), ...phasePages(document, limit).filter(tellsWays)].map((page) => placed(page, locale, arrange)),
    );
    if (limit <= least || pages.every(({ document: drawn, of }) => of === document.root || pointsOf(drawn, locale) >= leastPoints))
      return pages;
  }
}

/** A page of shut phases alone says less than their own pages do. */
function tellsWays({ document }: Page): boolean {
  return Object.keys(document.transitions).length > 0;
}

async function placed(page: Page, locale: Locale, arrange: Arrange): Promise<Page> {
  return { ...page, document: { ...page.document, layout: await arrange(page.document, locale, paperSheet) } };
}

/** How large the smallest letters of a drawing are on paper, in points. */
export function pointsOf(document: FlowDocument, locale: Locale): number {
  const { width, height } = drawing(document, locale).bounds;
  return metrics.meta.size * Math.min(paper.width / width, paper.height / height, 1);
}
