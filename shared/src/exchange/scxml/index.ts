import type { Problem } from '../../base/problem.ts';
import { ok, type Result } from '../../base/result.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { defineFormat, type ReadOptions } from '../define-format.ts';
import { parseJson } from '../parse-json.ts';
import { parseXml } from '../xml-tree.ts';
import { graft } from './graft.ts';
import { ownNamespace } from './namespaces.ts';
import { readScxml } from './read.ts';
import { bodyDigest, writeScxml } from './write.ts';

/** State Chart XML, the W3C's notation of statecharts. */
export const scxml = defineFormat({
  id: 'scxml',
  label: { zh: 'SCXML 状态图', en: 'SCXML statechart' },
  extension: 'scxml',
  mediaType: 'application/scxml+xml',
  recognises: (text) => /<(\w+:)?scxml[\s>]/.test(text.slice(0, 4000)),
  read,
  write: (document) => ok(writeScxml(document)),
});

/** Takes the flow a file of ours carries while the SCXML around it is unchanged; else reads the SCXML and keeps what still fits. */
function read(text: string, options: ReadOptions = {}): Result<FlowDocument, readonly Problem[]> {
  const file = parseXml(text);
  if (!file.ok) return file;
  const own = file.value.children.find((child) => child.namespace === ownNamespace && child.name === 'flow');
  const json = own ? parseJson(own.text) : undefined;
  const carried = json?.ok ? parseDocument(json.value) : undefined;
  const named = (flow: FlowDocument) => ({ ...flow, id: options.id ?? flow.id, name: options.name ?? flow.name });
  if (carried?.ok && own?.attributes.digest === bodyDigest(text)) return ok(named(carried.value));
  const plain = readScxml(file.value, options);
  if (!plain.ok || !carried?.ok) return plain;
  return ok(named(graft(plain.value, carried.value, (id) => plain.value.states[id]?.label.zh ?? plain.value.states[id]?.label.en)));
}
