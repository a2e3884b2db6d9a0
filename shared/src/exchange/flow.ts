import { ok } from '../base/result.ts';
import { parseDocument } from '../document/parse-document.ts';
import { serializeDocument } from '../document/serialize-document.ts';
import { defineFormat } from './define-format.ts';
import { parseJson } from './parse-json.ts';

/** Our own file: the flow document itself. */
export const flow = defineFormat({
  id: 'flow',
  label: { zh: 'Orderloom 流程文件', en: 'Orderloom flow' },
  extension: 'flow.json',
  mediaType: 'application/json',
  recognises: (text) => /^\s*\{/.test(text) && /"format"\s*:\s*"orderloom\.flow"/.test(text),
  read(text, options = {}) {
    const json = parseJson(text);
    if (!json.ok) return json;
    const parsed = parseDocument(json.value);
    if (!parsed.ok) return parsed;
    return ok({ ...parsed.value, id: options.id ?? parsed.value.id, name: options.name ?? parsed.value.name });
  },
  write: (document) => ok(serializeDocument(document)),
});
