import { ok } from '../../base/result.ts';
import { defineFormat } from '../define-format.ts';
import { parseJson } from '../parse-json.ts';
import { readConfig } from './read-config.ts';
import { writeConfig } from './write-config.ts';

/** The JSON config of an XState v5 machine. */
export const xstateJson = defineFormat({
  id: 'xstate-json',
  label: { zh: 'XState JSON 配置', en: 'XState JSON config' },
  extension: 'json',
  mediaType: 'application/json',
  recognises: (text) => /^\s*\{/.test(text),
  read(text, options = {}) {
    const json = parseJson(text);
    return json.ok ? readConfig(json.value, options) : json;
  },
  write: (document) => ok(`${JSON.stringify(writeConfig(document), null, 2)}\n`),
});
