import type { Problem } from '../../base/problem.ts';
import { fail, type Result } from '../../base/result.ts';
import { EventDefinition } from '../../document/event-definition.ts';
import { Field } from '../../document/field.ts';
import { documentFormat, type FlowDocument, schemaVersion } from '../../document/flow-document.ts';
import { parseDocument } from '../../document/parse-document.ts';
import type { State } from '../../document/state.ts';
import type { Transition } from '../../document/transition.ts';
import type { ReadOptions } from '../define-format.ts';
import { labelOf } from '../labels.ts';
import { elements, type XmlElement } from '../xml-tree.ts';
import { descriptorsOf } from './descriptors.ts';
import { readData } from './read-data.ts';
import { readState } from './read-states.ts';
import { readTimers } from './read-timers.ts';
import { doneRaisers, readTransitions } from './read-transitions.ts';
import { ScxmlReading } from './scxml-reading.ts';

/** The statechart of a SCXML file as a flow document, by what the file itself says. */
export function readScxml(file: XmlElement, options: ReadOptions): Result<FlowDocument, readonly Problem[]> {
  const wrapped = file.children.find((child) => child.attributes['orderloom:root'] !== undefined);
  const reading = new ScxmlReading(wrapped ?? file);
  checkFile(reading, file);
  const limits = readTimers(reading);
  const data = readData(reading, file);
  const context = { reading, known: knownEvents(file), limits };
  const states: State[] = [];
  const transitions: Transition[] = [];
  for (const element of reading.states.keys()) {
    const parent = reading.parents.get(element);
    const read = readState(reading, element, parent ? reading.childStates(parent).indexOf(element) : 0);
    states.push(...read.states);
    transitions.push(...read.transitions, ...readTransitions(context, element));
  }
  transitions.push(...doneRaisers(reading));
  if (reading.problems.length > 0) return fail(reading.problemsInOrder());
  for (const remark of reading.remarks) options.onRemark?.(remark);
  const [root] = states;
  if (root && data.computed.length > 0) states[0] = { ...root, entry: [...data.computed, ...root.entry] };
  return finish(
    { ...naming(file, options), context: data.fields, events: catalogue(reading, keysRead(states, transitions)) },
    states,
    transitions,
  );
}

function finish(flow: object, states: readonly State[], transitions: readonly Transition[]) {
  return parseDocument({
    format: documentFormat,
    schemaVersion,
    unknownEvents: 'ignore',
    ...flow,
    root: states[0]?.id ?? 'root',
    states: Object.fromEntries(states.map((state) => [state.id, state])),
    transitions: Object.fromEntries(transitions.map((transition) => [transition.id, transition])),
  });
}

function checkFile(reading: ScxmlReading, file: XmlElement): void {
  const model = file.attributes.datamodel ?? 'ecmascript';
  if (file.name !== 'scxml')
    reading.refuse(file, `<${file.name}>`, { zh: '文件应以 <scxml> 开头。', en: 'the file must begin with <scxml>.' });
  if (model !== 'ecmascript' && model !== 'null') {
    reading.refuse(file, `datamodel="${model}"`, { zh: '只读得懂 ecmascript。', en: 'only ecmascript can be read.' });
  }
  if (file.attributes.binding === 'late') reading.refuse(file, 'binding="late"');
  reading.onlyAttributes(file, 'initial', 'name', 'version', 'datamodel', 'binding', 'exmode', 'id');
}

/** Every name an event has anywhere in the file. */
function knownEvents(file: XmlElement): ReadonlySet<string> {
  const heard = elements(file, 'transition').flatMap(({ attributes }) => {
    const { event = '' } = attributes;
    // A name that is written with its wildcard has longer names, even if the file holds none of them.
    return [...descriptorsOf(event), ...event.split(/\s+/).filter((name) => name.endsWith('.*'))];
  });
  const sent = [...elements(file, 'send'), ...elements(file, 'raise')].flatMap((element) => element.attributes.event ?? []);
  const done = [...elements(file, 'state'), ...elements(file, 'parallel')].flatMap(({ attributes }) =>
    attributes.id === undefined ? [] : [`done.state.${attributes.id}`],
  );
  return new Set([...heard, ...sent, ...done, 'error.execution', 'error.communication']);
}

function naming(file: XmlElement, options: ReadOptions) {
  const name = file.attributes.name?.trim();
  const slug = name?.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^[^A-Za-z_]+|_+$/g, '');
  return {
    id: options.id ?? (slug || 'imported'),
    name: options.name ?? (name ? labelOf(name) : { zh: '导入的流程', en: 'Imported flow' }),
  };
}

/** What expressions read from an event; SCXML declares no payloads. */
function keysRead(...parts: readonly unknown[]): string[] {
  return [...JSON.stringify(parts).matchAll(/\bevent\.([A-Za-z_]\w*)/g)].flatMap(([, key]) => (key && key !== 'type' ? [key] : []));
}

/** Every event of the file; one that an order cannot take is passed over, as SCXML does. */
function catalogue(reading: ScxmlReading, read: readonly string[]): Record<string, EventDefinition> {
  const shared = new Set([...[...reading.payloads.values()].flatMap((keys) => [...keys]), ...read]);
  return Object.fromEntries(
    [...reading.payloads].map(([name, keys]) => {
      const payload = [...new Set([...keys, ...shared])].map((key) => [key, Field.parse({ label: labelOf(key), type: { type: 'json' } })]);
      return [
        name,
        EventDefinition.parse({ label: labelOf(name), payload: Object.fromEntries(payload), unacceptable: { policy: 'ignore' } }),
      ];
    }),
  );
}
