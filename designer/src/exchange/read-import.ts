import type { Problem } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { flowInPng, formatOfText, formats, isPng, noFlowInside } from '@orderloom/shared/exchange';

/** What a text gives as a flow, before anybody takes it. */
export interface ReadImport {
  /** The format it was read as; nothing where no format fits. */
  readonly format: string | undefined;
  readonly document: FlowDocument | undefined;
  readonly refused: readonly Problem[];
  readonly changed: readonly Problem[];
  readonly toDefine: readonly ToDefine[];
}

/** Something that came in by its name alone. */
export interface ToDefine {
  readonly kind: 'field' | 'action';
  readonly name: string;
}

/** The text of a dropped or chosen file; of a PNG picture, the flow it carries. */
export async function textOfFile(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return isPng(bytes) ? (flowInPng(bytes) ?? emptyPicture) : new TextDecoder().decode(bytes);
}

/** What stands for a picture without a flow. */
const emptyPicture = '<picture/>';

/** Reads a text as the chosen format, or as the one it looks like. */
export function readImport(text: string, chosen: string | null): ReadImport {
  const nothing = { document: undefined, refused: [], changed: [], toDefine: [] };
  if (text === emptyPicture) return { ...nothing, format: 'png', refused: [noFlowInside] };
  const format = chosen === null ? formatOfText(text) : formats.get(chosen);
  if (!format?.read) return { ...nothing, format: undefined };
  const changed: Problem[] = [];
  const read = format.read(text, { onRemark: (remark) => changed.push(remark) });
  if (!read.ok) return { ...nothing, format: format.id, refused: read.error };
  return { format: format.id, document: read.value, refused: [], changed, toDefine: format.id === 'flow' ? [] : namesToDefine(read.value) };
}

function namesToDefine({ context, states, transitions }: FlowDocument): ToDefine[] {
  const fields = Object.entries(context).flatMap(([key, field]) => (field.toDefine ? [field.importedName ?? key] : []));
  const calls = [
    ...Object.values(states).flatMap((state) => [
      ...state.entry,
      ...state.exit,
      ...state.initialActions,
      ...state.calls.map((call) => call.action),
    ]),
    ...Object.values(transitions).flatMap((transition) => transition.actions),
  ];
  const actions = calls.flatMap(({ type, params }) => (type === 'to-define' ? [String(params.name)] : []));
  return [
    ...fields.map((name) => ({ kind: 'field' as const, name })),
    ...[...new Set(actions)].map((name) => ({ kind: 'action' as const, name })),
  ];
}
