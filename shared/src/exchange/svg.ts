import { ok } from '../base/result.ts';
import { renderSvg } from '../diagram/render-svg.ts';
import { defineFormat } from './define-format.ts';

/** The drawing as a picture; lay the document out first if nobody has placed its states yet. */
export const svg = defineFormat({
  id: 'svg',
  label: { zh: 'SVG 图片', en: 'SVG picture' },
  extension: 'svg',
  mediaType: 'image/svg+xml',
  write: (document, { locale = 'zh' } = {}) => ok(renderSvg(document, { locale, theme: 'light' })),
});
