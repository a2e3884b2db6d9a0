import type { FlowDetail } from '@orderloom/shared/api';
import type { Text } from '@orderloom/shared/base';
import { type FlowDocument, geometryHash, meaningHash } from '@orderloom/shared/document';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ApiError } from '../../api/api-error.ts';
import type { EditorSession } from '../session/create-session.ts';
import { mergeDocuments } from './merge-documents.ts';
import type { SaverPorts, SaveState } from './save-state.ts';

// Owns: getting the edited document to the server.
//   A1. At most one save is under way; what is drawn meanwhile goes with the next one.
//   A2. A document is told as saved only after the server has answered for exactly its bytes.
//   A3. A draft that somebody else saved is never overwritten, nor mine given up, unless the person chose so.

/** A save follows a change after this pause, and never later than `longestWait` after the first unsaved one. */
const quiet = 700;
const longestWait = 1500;
const firstRetry = 2000;
const longestRetry = 30_000;
const labels: Readonly<Record<'merged' | 'theirs', Text>> = {
  merged: { zh: '合并他人的修改', en: 'Merge somebody else’s changes' },
  theirs: { zh: '采用他人的版本', en: 'Take somebody else’s version' },
};

/** Changes exactly when there is something to save. */
function fingerprint(document: FlowDocument): string {
  return meaningHash(document) + geometryHash(document);
}

/** Saves a session's document a moment after each change. */
export class DraftSaver {
  readonly state: StoreApi<SaveState>;
  private readonly session: StoreApi<EditorSession>;
  private readonly ports: SaverPorts;
  private base: { readonly document: FlowDocument; readonly print: string };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | undefined;
  private pause = firstRetry;
  private unsavedSince: number | null = null;

  constructor(session: StoreApi<EditorSession>, flow: FlowDetail, ports: SaverPorts) {
    this.session = session;
    this.ports = ports;
    this.base = { document: flow.draft, print: fingerprint(flow.draft) };
    this.state = createStore(() => ({ status: 'saved', savedAt: null, revision: flow.revision, error: null, conflict: null }));
  }

  /** Watches the session until the returned function is called. */
  start(): () => void {
    const unsubscribe = this.session.subscribe((now, before) => {
      if (now.document !== before.document && now.document !== this.base.document) this.changed();
    });
    if (this.edited() !== this.base.document) this.changed();
    return () => {
      unsubscribe();
      clearTimeout(this.timer);
    };
  }

  /** Saves at once what is unsaved; gives whether everything is saved then. */
  async saveNow(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.state.getState().conflict) return false;
    this.running = this.send().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Overwrites what the other one saved. */
  async keepMine(): Promise<boolean> {
    const { conflict } = this.state.getState();
    if (!conflict) return true;
    this.rebase(conflict.theirs);
    return this.saveNow();
  }

  /** Gives up what is unsaved; undo brings it back. */
  takeTheirs(): void {
    const { conflict } = this.state.getState();
    if (conflict) this.adopt(conflict.theirs);
  }

  /** Tells of a draft read from the server, perhaps somebody else's newer one. */
  noticed(flow: FlowDetail): void {
    const { revision, conflict } = this.state.getState();
    if (flow.revision <= revision || this.running || conflict) return;
    if (this.isDirty()) void this.saveNow();
    else this.adopt(flow);
  }

  /** The network is back. */
  online(): void {
    if (this.state.getState().status === 'offline') void this.saveNow();
  }

  private edited(): FlowDocument {
    return this.session.getState().document;
  }

  private isDirty(): boolean {
    return this.edited() !== this.base.document && fingerprint(this.edited()) !== this.base.print;
  }

  private changed(): void {
    const { status, conflict } = this.state.getState();
    this.unsavedSince ??= this.ports.now();
    if (status === 'saved' || status === 'refused') this.state.setState({ status: 'dirty', error: null });
    if (conflict || this.running || status === 'offline') return;
    this.later(Math.max(0, Math.min(quiet, this.unsavedSince + longestWait - this.ports.now())));
  }

  private later(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.saveNow(), after);
  }

  private async send(): Promise<boolean> {
    const sent = this.edited();
    if (!this.isDirty()) {
      this.unsavedSince = null;
      this.state.setState({ status: 'saved', error: null });
      return true;
    }
    this.state.setState({ status: 'saving' });
    try {
      return this.settled(await this.ports.save({ revision: this.state.getState().revision, document: sent }), sent);
    } catch (error) {
      return await this.failed(error).catch((cause: unknown) => this.failed(cause));
    }
  }

  private settled(saved: FlowDetail, sent: FlowDocument): boolean {
    this.base = { document: sent, print: fingerprint(sent) };
    this.pause = firstRetry;
    const dirty = this.isDirty();
    this.unsavedSince = dirty ? this.ports.now() : null;
    this.state.setState({ status: dirty ? 'dirty' : 'saved', savedAt: this.ports.now(), revision: saved.revision, error: null });
    if (dirty) this.later(quiet);
    return !dirty;
  }

  private async failed(error: unknown): Promise<boolean> {
    if (error instanceof ApiError && error.status === 409) return this.meet(await this.ports.load());
    const retries = !(error instanceof ApiError) || error.status === 0 || error.status === 429 || error.status >= 500;
    this.state.setState({ status: retries ? 'offline' : 'refused', error });
    if (retries) {
      this.later(this.pause);
      this.pause = Math.min(this.pause * 2, longestRetry);
    }
    return false;
  }

  /** A3: joins both drafts where they do not meet, else asks. */
  private async meet(theirs: FlowDetail): Promise<boolean> {
    const merge = mergeDocuments(this.base.document, this.edited(), theirs.draft);
    if (!merge.ok) {
      this.state.setState({ status: 'conflict', conflict: { theirs, conflicts: merge.conflicts } });
      return false;
    }
    this.rebase(theirs);
    this.session.getState().replaceAll(merge.document, labels.merged);
    return this.send();
  }

  private rebase(theirs: FlowDetail): void {
    this.base = { document: theirs.draft, print: fingerprint(theirs.draft) };
    this.state.setState({ conflict: null, revision: theirs.revision, status: 'dirty' });
  }

  private adopt(theirs: FlowDetail): void {
    clearTimeout(this.timer);
    this.rebase(theirs);
    this.unsavedSince = null;
    this.session.getState().replaceAll(theirs.draft, labels.theirs);
    this.state.setState({ status: 'saved', savedAt: this.ports.now(), error: null });
  }
}
