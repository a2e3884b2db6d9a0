import { ok } from '../../base/result.ts';
import { defineFormat } from '../define-format.ts';
import { Handbook } from './handbook.ts';

/** A flow told in words: states, ways out, rules in sentences, who does what. */
export const markdown = defineFormat({
  id: 'markdown',
  label: { zh: 'Markdown 说明', en: 'Markdown description' },
  extension: 'md',
  mediaType: 'text/markdown',
  write: (document, { locale = 'zh' } = {}) => ok(`${new Handbook(document, locale).lines().join('\n')}\n`),
});
