import type { Annotation, Point } from '@orderloom/shared/document';
import type { Author } from '../session/author.ts';
import type { Command } from '../session/command.ts';
import { selectNote } from '../session/selection.ts';
import { snapped, snappedPoint } from './geometry.ts';
import { coalesceKey, type Patch, patchDraft } from './patching.ts';

const size = { width: 180, height: 72 };

/** Puts an empty note on the sheet, or into a container. */
export function addNote(
  note: { readonly parent?: string | undefined; readonly at: Point; readonly text?: Annotation['text'] },
  by: Author,
): Command {
  const id = by.ids('note');
  return {
    label: { zh: '添加备注', en: 'Add note' },
    change(draft) {
      const parent = note.parent === undefined || note.parent === draft.root || !draft.states[note.parent] ? null : note.parent;
      draft.notes[id] = { id, text: note.text ?? {}, parent, box: { x: snapped(note.at.x), y: snapped(note.at.y), ...size } };
    },
    selection: selectNote(id),
  };
}

/** Puts an empty frame on the sheet: a titled border behind the states that belong together. */
export function addFrame(box: Annotation['box'], by: Author): Command {
  const id = by.ids('note');
  return {
    label: { zh: '添加分组框', en: 'Add frame' },
    change(draft) {
      draft.frames[id] = { id, text: {}, parent: null, box: { ...box, ...snappedPoint(box) } };
    },
    selection: selectNote(id),
  };
}

/** Changes the text or the box of a note or frame. */
export function setNote(id: string, patch: Patch<Annotation, 'id'>): Command {
  return {
    label: { zh: '编辑备注', en: 'Edit note' },
    coalesce: coalesceKey('note', id, patch),
    change(draft) {
      const note = draft.notes[id] ?? draft.frames[id];
      if (note) patchDraft<Annotation, 'id'>(note, patch);
    },
  };
}
