import type { Box } from '@orderloom/shared/document';
import { State } from '@orderloom/shared/document';
import type { Author } from '../session/author.ts';
import type { Command, FlowDraft } from '../session/command.ts';
import { type Selection, selectStates } from '../session/selection.ts';
import { toParallel } from './change-kind.ts';
import { freeName } from './default-names.ts';
import { boxOf, dropRoutes, isLane, originOf } from './geometry.ts';
import { growAround } from './grow.ts';
import { reparent } from './move-states.ts';
import { metrics, naturalSize } from './natural-size.ts';
import { placeNewState } from './new-state.ts';
import { branchOf, commonParent, nextOrder, repairInitial, topmost } from './tree.ts';

/** Puts the selected states into a new phase around them. They keep their places on the sheet and their transitions. */
export function groupIntoPhase(selection: Selection, by: Author): Command {
  const id = by.ids('state');
  return {
    label: { zh: '编成阶段', en: 'Group into a phase' },
    change(draft) {
      const members = groupable(draft, selection);
      if (members.length > 0) wrap(draft, id, members, by);
    },
    selection: selectStates(id),
  };
}

/** Lets the selected states run side by side: each gets a region of its own; a single one becomes parallel itself. */
export function splitIntoRegions(selection: Selection, by: Author): Command {
  const id = by.ids('state');
  const single = selection.states.length === 1 ? selection.states[0] : undefined;
  return {
    label: { zh: '改为并行', en: 'Split into regions' },
    change(draft) {
      const members = groupable(draft, selection);
      if (single !== undefined) {
        const kind = draft.states[single]?.kind;
        if (kind !== 'atomic' && kind !== 'compound') return;
        toParallel(draft, single, by);
        growAround(draft, single);
      } else if (members.length > 1) wrapInRegions(draft, id, members, by);
    },
    selection: selectStates(single ?? id),
  };
}

function groupable(draft: FlowDraft, selection: Selection): string[] {
  const tops = topmost(draft, selection.states);
  if (tops.length === 0) return [];
  const parent = commonParent(draft, tops);
  const branches = [...new Set(tops.map((id) => branchOf(draft, id, parent)))];
  return branches.some((id) => isLane(draft, id)) ? [] : branches;
}

function wrap(draft: FlowDraft, id: string, members: readonly string[], by: Author): void {
  const parent = draft.states[members[0] ?? '']?.parent ?? draft.root;
  const around = boxAround(members.map((member) => boxOf(draft, member)));
  const initial = draft.states[parent]?.initial;
  const places = new Map(members.map((member) => [member, originOf(draft, member)]));
  draft.states[id] = State.parse({
    id,
    kind: 'compound',
    parent,
    label: freeName(draft, 'compound', by.locale),
    order: nextOrder(draft, parent),
  });
  const { padding, header } = metrics.container;
  const width = Math.max(around.width + padding * 2, naturalSize(draft, id).width);
  draft.layout.states[id] = { x: around.x - padding, y: around.y - header - padding, width, height: around.height + header + padding * 2 };
  dropRoutes(draft, members);
  const entry = members.includes(initial ?? '') ? initial : entered(draft, members);
  for (const member of members) reparent(draft, member, id);
  const phase = draft.states[id];
  if (phase && entry) phase.initial = entry;
  takeOverInitial(draft, parent, initial, members, id);
  settle(draft, id, places);
  growAround(draft, id);
}

/** A container that began with one of the members now begins with what holds them. */
function takeOverInitial(
  draft: FlowDraft,
  parent: string,
  initial: string | null | undefined,
  members: readonly string[],
  id: string,
): void {
  const home = draft.states[parent];
  if (home?.kind === 'compound' && initial && members.includes(initial)) home.initial = id;
  repairInitial(draft, parent);
}

/** Gives the members the boxes that keep them where they were on the sheet. */
function settle(draft: FlowDraft, parent: string, places: ReadonlyMap<string, { readonly x: number; readonly y: number }>): void {
  const origin = originOf(draft, parent);
  for (const [id, place] of places) draft.layout.states[id] = { ...boxOf(draft, id), x: place.x - origin.x, y: place.y - origin.y };
}

function wrapInRegions(draft: FlowDraft, id: string, members: readonly string[], by: Author): void {
  const parent = draft.states[members[0] ?? '']?.parent ?? draft.root;
  const around = boxAround(members.map((member) => boxOf(draft, member)));
  const initial = draft.states[parent]?.initial;
  placeNewState(draft, { id, kind: 'parallel', parent, label: freeName(draft, 'parallel', by.locale) });
  draft.layout.states[id] = { ...boxOf(draft, id), x: around.x, y: around.y };
  dropRoutes(draft, members);
  for (const member of members) intoRegion(draft, id, member, by);
  takeOverInitial(draft, parent, initial, members, id);
  growAround(draft, parent);
}

function intoRegion(draft: FlowDraft, parallel: string, member: string, by: Author): void {
  const state = draft.states[member];
  if (!state) return;
  let home = parallel;
  if (state.kind !== 'compound') {
    home = by.ids('state');
    placeNewState(draft, { id: home, kind: 'compound', parent: parallel, label: { ...state.label } });
  }
  reparent(draft, member, home);
  const { padding, title } = metrics.lane;
  draft.layout.states[member] = { ...boxOf(draft, member), x: padding, y: title + padding };
  growAround(draft, home);
}

/** The member that transitions from outside lead to, if any. */
function entered(draft: FlowDraft, members: readonly string[]): string | undefined {
  const outside = Object.values(draft.transitions).filter((transition) => !members.includes(transition.source));
  return members.find((id) => outside.some((transition) => transition.targets.includes(id)));
}

function boxAround(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
