import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { MappingSample, MappingState } from '@orderloom/shared/api';
import { type MappingPath, targetOf } from '@orderloom/shared/mapping';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreview, useSamples, useSuggestions } from '../api/queries.ts';
import { Page } from '../ui/Page.tsx';
import { useTell } from '../ui/tell.ts';
import { Actions, Standing, Title } from './Bar.tsx';
import { ChainEditor, fieldFor } from './ChainEditor.tsx';
import { EventChoices } from './EventChoices.tsx';
import { FieldList, type Target } from './FieldList.tsx';
import { HeldBanner } from './HeldBanner.tsx';
import styles from './Mapping.module.css';
import { Results } from './Results.tsx';
import { SamplePanel } from './SamplePanel.tsx';
import { type MappingDraft, useMappingDraft } from './use-mapping-draft.ts';

const parts = ['samples', 'fields', 'chain', 'results'] as const;
type Part = (typeof parts)[number];
const partTexts = { samples: 'samplesPart', fields: 'fieldsPart', chain: 'chainPart', results: 'resultsPart' } as const;
const calmMs = 400;

/** Everything of one mapping on one screen; a phone shows one part at a time. */
export function Sandbox({ state, mayWrite }: { readonly state: MappingState; readonly mayWrite: boolean }) {
  const { t } = useTranslation('mapping');
  const draft = useMappingDraft(state, mayWrite);
  const tried = useTried(state.channel, draft);
  const { samples, at, setAt } = tried;
  const [held, setHeld] = useState<MappingPath | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [part, setPart] = useState<Part>('fields');
  const used = useMemo(() => placesUsed(draft), [draft.document]);
  const put = (into: Target, path: MappingPath) => {
    draft.put({ ...(draft.fieldOf(targetOf(into)) ?? fieldFor(into)), source: { from: 'path', path } });
    setHeld(null);
    setChosen(targetOf(into));
  };
  const choose = (next: string) => {
    setChosen(next);
    setPart('chain');
  };
  const hold = (path: MappingPath) => {
    if (!mayWrite) return;
    setHeld(path);
    setPart('fields');
  };
  const show = (next: number, name?: string) => {
    setAt(next);
    if (name !== undefined) setChosen(name);
  };
  const shared = { ...tried, draft, mayWrite, held, chosen };
  return (
    <Page
      fixed
      title={<Title channel={state.channel} />}
      aside={<Standing {...shared} state={state} />}
      actions={<Actions {...shared} state={state} />}
    >
      <SegmentedControl
        className={styles.parts ?? ''}
        fullWidth
        aria-label={t('parts')}
        value={part}
        onChange={(next) => setPart(next as Part)}
        data={parts.map((value) => ({ value, label: t(partTexts[value]) }))}
      />
      {held ? <HeldBanner path={held} onPutDown={() => setHeld(null)} /> : null}
      <div className={styles.sandbox} data-part={part}>
        <section className={styles.panel} data-name="samples" aria-label={t('samplesPart')}>
          <SamplePanel {...shared} channelId={state.channel} used={used} onChoose={setAt} onGiven={tried.give} onHold={hold} />
        </section>
        <section className={styles.panel} data-name="fields" aria-label={t('fields')}>
          <EventChoices {...shared} events={state.events} samples={samples ?? []} />
          <FieldList {...shared} targets={state.targets} onChoose={choose} onPut={put} />
        </section>
        <section className={styles.panel} data-name="chain" aria-label={t('chainPart')}>
          <ChainEditor
            {...shared}
            key={chosen}
            target={state.targets.find((one) => targetOf(one) === chosen)}
            field={chosen === null ? undefined : draft.fieldOf(chosen)}
            samples={samples ?? []}
            onChange={draft.put}
            onRemove={draft.remove}
          />
        </section>
        <div className={styles.below} data-name="results">
          <Results preview={tried.preview} targets={state.targets} at={at} onChoose={show} />
        </div>
      </div>
    </Page>
  );
}

function placesUsed({ document }: MappingDraft): ReadonlySet<string> {
  return new Set(document.fields.flatMap(({ source }) => (source.from === 'path' ? [JSON.stringify(source.path)] : [])));
}

/** The messages a draft is tried on, and what it makes of them. */
function useTried(channel: string, draft: MappingDraft) {
  const { t } = useTranslation('mapping');
  const recent = useSamples(channel);
  const [given, setGiven] = useState<readonly MappingSample[] | null>(null);
  const [at, setAt] = useState(0);
  const samples = given ?? recent.data;
  const [calm] = useDebouncedValue(draft.document, calmMs);
  const preview = usePreview(channel, calm, samples ?? []);
  const suggest = useSuggest(channel, draft, t);
  return {
    samples,
    at,
    setAt,
    sample: samples?.[Math.min(at, samples.length - 1)],
    preview: samples?.length === 0 ? undefined : preview.data,
    suggesting: suggest.pending,
    onSuggest: () => suggest.run(samples ?? []),
    give(next: readonly MappingSample[] | null) {
      setGiven(next);
      setAt(0);
    },
  };
}

function useSuggest(channel: string, draft: ReturnType<typeof useMappingDraft>, t: ReturnType<typeof useTranslation<'mapping'>>['t']) {
  const tell = useTell();
  const suggestions = useSuggestions(channel);
  return {
    pending: suggestions.isPending,
    run(samples: readonly MappingSample[]) {
      const messages = samples.map(({ message }) => message);
      suggestions.mutate(
        { document: draft.document, messages },
        {
          onSuccess: (found) => {
            for (const { field } of found) draft.put(field);
            tell.done(found.length === 0 ? t('noSuggestion') : t('suggested', { count: found.length }));
          },
          onError: tell.failed,
        },
      );
    },
  };
}
