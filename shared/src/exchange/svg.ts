import { type Problem, problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { renderSvg } from '../diagram/render-svg.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { defineFormat, type ReadOptions } from './define-format.ts';
import { flow } from './flow.ts';
import { elements, parseXml } from './xml-tree.ts';

/** The drawing as a picture that carries its flow; lay the document out first if nobody has placed its states yet. */
export const svg = defineFormat({
  id: 'svg',
  label: { zh: 'SVG 图片', en: 'SVG picture' },
  extension: 'svg',
  mediaType: 'image/svg+xml',
  recognises: (text) => /<svg[\s>]/.test(text.slice(0, 4000)),
  read,
  write: (document, { locale = 'zh' } = {}) => ok(renderSvg(document, { locale, theme: 'light' })),
});

function read(text: string, options: ReadOptions = {}): Result<FlowDocument, readonly Problem[]> {
  const file = parseXml(text);
  if (!file.ok) return file;
  const carried = elements(file.value, 'metadata').find((element) => element.attributes.id === 'orderloom-flow');
  return carried ? flow.read(carried.text, options) : fail([noFlowInside]);
}

export const noFlowInside = problem('picture.no-flow', '', {
  zh: '这张图片里没有流程：只有从 Orderloom 导出、没有被别的软件重新保存过的图片能打开。',
  en: 'This picture carries no flow: only one exported by Orderloom and not saved again by other programs can be opened.',
});
