import type { MappingState } from '@orderloom/shared/api';
import type { MappedField, MappingDocument } from '@orderloom/shared/mapping';
import { serialiseMapping, targetOf } from '@orderloom/shared/mapping';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSaveMappingDraft } from '../api/queries.ts';

const calmMs = 500;

export interface MappingDraft {
  readonly document: MappingDocument;
  readonly saving: 'saved' | 'saving' | 'failed';
  readonly error: unknown;
  fieldOf(target: string): MappedField | undefined;
  put(field: MappedField): void;
  remove(target: string): void;
  setEvent(topic: string, event: string | null): void;
  replace(document: MappingDocument): void;
  /** Waits until everything is stored; gives the revision. */
  settle(): Promise<number>;
}

/** The document being drawn; it is stored a moment after each change, one save after the other. */
export function useMappingDraft(state: MappingState, mayWrite: boolean): MappingDraft {
  const [document, setDocument] = useState(state.draft.document);
  const [saving, setSaving] = useState<MappingDraft['saving']>('saved');
  const [error, setError] = useState<unknown>(null);
  const save = useSaveMappingDraft(state.channel);
  const stored = useRef({ revision: state.draft.revision, text: serialiseMapping(state.draft.document) });
  const latest = useRef(document);
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  latest.current = document;

  const settle = useCallback(async (): Promise<number> => {
    const run = async () => {
      const text = serialiseMapping(latest.current);
      if (text === stored.current.text && stored.current.revision > 0) return stored.current.revision;
      setSaving('saving');
      const { revision } = await save.mutateAsync({ revision: stored.current.revision, document: latest.current });
      stored.current = { revision, text };
      setSaving('saved');
      setError(null);
      return revision;
    };
    const next = chain.current.then(run, run);
    chain.current = next.catch(() => undefined);
    return next.catch((failure: unknown) => {
      setSaving('failed');
      setError(failure);
      throw failure;
    });
  }, [save.mutateAsync]);

  useEffect(() => {
    if (!mayWrite || serialiseMapping(document) === stored.current.text) return;
    const timer = setTimeout(() => void settle().catch(() => undefined), calmMs);
    return () => clearTimeout(timer);
  }, [document, mayWrite, settle]);

  const put = useCallback((field: MappedField) => {
    setDocument((before) => {
      const at = before.fields.findIndex((one) => targetOf(one) === targetOf(field));
      return { ...before, fields: at < 0 ? [...before.fields, field] : before.fields.with(at, field) };
    });
  }, []);
  return {
    document,
    saving,
    error,
    put,
    settle,
    fieldOf: (target) => document.fields.find((one) => targetOf(one) === target),
    remove: (target) => setDocument((before) => ({ ...before, fields: before.fields.filter((one) => targetOf(one) !== target) })),
    setEvent: (topic, event) => setDocument((before) => ({ ...before, events: withEvent(before.events, topic, event) })),
    replace: setDocument,
  };
}

function withEvent(events: MappingDocument['events'], topic: string, event: string | null): MappingDocument['events'] {
  const { [topic]: _, ...others } = events;
  return event === null ? others : { ...others, [topic]: event };
}
