import { ok } from '../../base/result.ts';
import { textOf } from '../../base/text.ts';
import { defineFormat } from '../define-format.ts';
import { MermaidDiagram } from './mermaid-diagram.ts';
import { readMermaid } from './read-diagram.ts';

/** A Mermaid state diagram, for README files and wikis. */
export const mermaid = defineFormat({
  id: 'mermaid',
  label: { zh: 'Mermaid 状态图', en: 'Mermaid state diagram' },
  extension: 'mmd',
  mediaType: 'text/vnd.mermaid',
  recognises: (text) => /^[ \t]*stateDiagram(-v2)?[ \t]*\r?$/m.test(text),
  read: (text, options = {}) => readMermaid(text, options),
  write(document, { locale = 'zh' } = {}) {
    const diagram = new MermaidDiagram(document, locale);
    const body = diagram.states(document.root, '  ');
    const said = diagram.unsaid.map((line) => `%% ${line}`);
    const title = textOf(document.name, locale).replace(/\s+/g, ' ');
    return ok(`${[`---\ntitle: ${JSON.stringify(title)}\n---`, ...said, 'stateDiagram-v2', '  direction LR', ...body].join('\n')}\n`);
  },
});
