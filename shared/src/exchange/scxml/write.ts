import { canonicalJson, contentHash } from '../../base/json.ts';
import { textOf } from '../../base/text.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { childrenOf } from '../../document/queries.ts';
import type { State } from '../../document/state.ts';
import { ownNamespace, scxmlNamespace } from './namespaces.ts';
import { ScxmlWriting } from './scxml-writing.ts';
import { insideOf, writeState } from './write-states.ts';
import { printComment, printTag, type Tag, tag } from './xml-writing.ts';

/** A flow as SCXML: what any tool can run, comments that name what only Orderloom can, and the flow itself for the way back. */
export function writeScxml(document: FlowDocument): string {
  const writing = new ScxmlWriting(document);
  const root = document.states[document.root];
  const body = root ? writeRoot(writing, root) : [];
  tellCatalogue(writing);
  const head = printTag(tag('scxml', { ...attributes(document), initial: initialOf(writing, root) }, 'x'))[0]?.replace(/>x<\/scxml>$/, '>');
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    head ?? '',
    ...[...writing.losses].map((loss) => printComment(`Not in plain SCXML: ${loss}.`, '  ')),
    ...[...dataModel(document), ...body].flatMap((child) => printTag(child, '  ')),
  ];
  const digest = bodyDigest([...lines, '</scxml>'].join('\n'));
  const own = printTag(tag('orderloom:flow', { digest }, canonicalJson(document)), '  ');
  return `${[...lines, ...own, '</scxml>'].join('\n')}\n`;
}

function attributes(document: FlowDocument): Readonly<Record<string, string>> {
  return {
    xmlns: scxmlNamespace,
    'xmlns:orderloom': ownNamespace,
    version: '1.0',
    datamodel: 'ecmascript',
    name: textOf(document.name, 'en') || document.id,
  };
}

/** Says whether the SCXML around the carried flow is still the one it was written with. */
export function bodyDigest(file: string): string {
  return contentHash(file.replace(/\s*<orderloom:flow [^>]*>[^<]*<\/orderloom:flow>/, '').trim());
}

/** The machine itself can have no behaviour in SCXML; a root that has some is written as a state around everything. */
function isWrapped(writing: ScxmlWriting, root: State): boolean {
  return (
    root.kind !== 'compound' ||
    root.initialActions.length > 0 ||
    insideOf(writing, { ...root, output: undefined }).length > childrenOf(writing.document, root.id).length
  );
}

function initialOf(writing: ScxmlWriting, root: State | undefined): string | undefined {
  if (!root) return undefined;
  if (isWrapped(writing, root)) return writing.name(root.id);
  return root.initial === null ? undefined : writing.name(root.initial);
}

function writeRoot(writing: ScxmlWriting, root: State): Tag[] {
  if (!isWrapped(writing, root)) return insideOf(writing, { ...root, output: undefined });
  const written = writeState(writing, root);
  const inside = typeof written.inside === 'string' ? [] : written.inside;
  const id = writing.name(root.id);
  const end = `${id}.end`;
  const leaves = tag('transition', { event: `done.state.${id}`, target: end, 'orderloom:end': 'true' });
  return [
    { ...written, attributes: { ...written.attributes, 'orderloom:root': 'true' }, inside: [...inside, leaves] },
    tag('final', { id: end, 'orderloom:end': 'true' }),
  ];
}

function dataModel({ context }: FlowDocument): Tag[] {
  const rows = Object.entries(context).map(([id, field]) =>
    tag('data', { id, expr: JSON.stringify(field.default), 'orderloom:type': JSON.stringify(field.type) }),
  );
  return rows.length === 0 ? [] : [tag('datamodel', {}, rows)];
}

function tellCatalogue(writing: ScxmlWriting): void {
  const { events, unknownEvents } = writing.document;
  const kept = Object.values(events).some(({ unacceptable }) => unacceptable.policy === 'defer');
  if (kept) writing.lost('events that are kept until they can be taken; SCXML passes over what it cannot take');
  else if (unknownEvents === 'reject' || Object.values(events).some(({ unacceptable }) => unacceptable.policy === 'reject')) {
    writing.lost('events that are refused when they cannot be taken; SCXML passes over them');
  }
}
