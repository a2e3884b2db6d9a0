import { type Locale, textOf } from '@orderloom/shared/base';
import { renderSvg } from '@orderloom/shared/diagram';
import type { FlowDocument } from '@orderloom/shared/document';

/** Paper cannot be longer than this in PDF; larger drawings are printed smaller. */
const longestPage = 5000;
const margin = 24;

/**
 * Opens the print window with the drawing on a page of its own size. The browser's own PDF keeps text as text, with the fonts of
 * this computer, Chinese included.
 */
export async function printDrawing(document: FlowDocument, locale: Locale): Promise<void> {
  const svg = renderSvg(document, { locale, theme: 'light', embed: false });
  const [, width = 1, height = 1] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
  const scale = Math.min(1, longestPage / Math.max(width, height));
  const frame = window.document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.style.cssText = 'position:fixed;right:0;bottom:0;width:0;height:0;border:0';
  frame.srcdoc = page(svg, textOf(document.name, locale), width * scale, height * scale);
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    window.document.body.append(frame);
  });
  const inside = frame.contentWindow;
  inside?.addEventListener('afterprint', () => frame.remove(), { once: true });
  inside?.focus();
  inside?.print();
}

function page(svg: string, title: string, width: number, height: number): string {
  const name = title.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  const [wide, high] = [Math.ceil(width), Math.ceil(height)];
  return `<!doctype html><meta charset="utf-8"><title>${name}</title><style>
@page { size: ${wide + 2 * margin}px ${high + 2 * margin}px; margin: ${margin}px }
html, body { margin: 0 } svg { display: block; width: ${wide}px; height: ${high}px }
</style>${svg}`;
}
