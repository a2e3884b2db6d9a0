import { fail, ok } from '../base/result.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { compileTemplateText } from './compile-template.ts';
import { compileText } from './compile-text.ts';
import { fault, toProblem } from './faults.ts';
import { flowWords } from './flow-words.ts';
import { unusablePatterns } from './linear-matches.ts';
import { parseText } from './parse-text.ts';
import { sentenceOf } from './sentence/sentence-of.ts';
import type { Expressions } from './types.ts';

/** The expressions of a flow, typed by its fields and its event catalogue. */
export function expressionsOf(document: FlowDocument): Expressions {
  const flow = flowWords(document);
  return {
    compile(text, type, site) {
      const compiled = compileText(flow, text, type, site.event);
      return compiled.ok ? ok(compiled.value.evaluate) : fail(compiled.error.map((found) => toProblem(found, site.path, text)));
    },
    compileTemplate(text, site) {
      const compiled = compileTemplateText(flow, text, site.event);
      return compiled.ok ? compiled : fail(compiled.error.map((found) => toProblem(found, site.path, text)));
    },
    warnings(text, { path }) {
      const parsed = parseText(text, document);
      if (!parsed.ok) return [];
      return unusablePatterns(parsed.value.ast).map(({ start, end, reason }) => {
        const message = {
          zh: `这个正则表达式不能使用，条件永远不会满足：${reason}`,
          en: `This pattern cannot be used, so the condition is never met: ${reason}`,
        };
        return toProblem(fault('type', { start, end }, message), path, text);
      });
    },
    sentence: (text, locale, event) => sentenceOf(text, locale, flow.vocabulary(event)),
  };
}
