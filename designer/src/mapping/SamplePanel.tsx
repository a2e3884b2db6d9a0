import { ActionIcon, Button, FileInput, Group, SegmentedControl, Skeleton, Textarea } from '@mantine/core';
import type { MappingSample } from '@orderloom/shared/api';
import type { Json } from '@orderloom/shared/base';
import type { MappingPath } from '@orderloom/shared/mapping';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadSamples } from '../api/queries.ts';
import { readRowsOf } from '../tables/read-rows-of.ts';
import { Blank } from '../ui/Blank.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import chainStyles from './Chain.module.css';
import styles from './Mapping.module.css';
import { MessageTree } from './MessageTree.tsx';

export interface SamplePanelProps {
  readonly channelId: string;
  /** Undefined while they are being fetched. */
  readonly samples: readonly MappingSample[] | undefined;
  readonly at: number;
  readonly held: MappingPath | null;
  readonly used: ReadonlySet<string>;
  readonly onChoose: (at: number) => void;
  /** null: the recent ones again. */
  readonly onGiven: (samples: readonly MappingSample[] | null) => void;
  readonly onHold: (path: MappingPath) => void;
}

type Origin = 'recent' | 'paste' | 'file';

/** The messages a mapping is tried on: recent ones, a pasted one, or rows of a file; and the chosen one as a tree. */
export function SamplePanel(props: SamplePanelProps) {
  const { t } = useTranslation('mapping');
  const [origin, setOrigin] = useState<Origin>('recent');
  const { samples, at } = props;
  const sample = samples?.[at];
  return (
    <>
      <div className={styles.panelHead}>
        <SegmentedControl
          size="xs"
          aria-label={t('from')}
          value={origin}
          onChange={(next) => {
            setOrigin(next as Origin);
            if (next === 'recent') props.onGiven(null);
          }}
          data={(['recent', 'paste', 'file'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </div>
      {origin === 'recent' ? null : <Given {...props} origin={origin} />}
      {samples === undefined ? <Skeleton height={240} m={12} /> : null}
      {samples && sample === undefined ? <Blank title={t('noSamples')} text={t('noSamplesText')} /> : null}
      {samples && sample ? (
        <>
          <Chooser {...props} samples={samples} sample={sample} />
          <p className={styles.hint}>{t('treeHint')}</p>
          <div className={styles.scroll}>
            <MessageTree
              key={`${sample.id ?? origin}-${at}`}
              message={sample.message}
              held={props.held}
              used={props.used}
              onHold={props.onHold}
            />
          </div>
        </>
      ) : null}
    </>
  );
}

function Chooser({
  samples,
  sample,
  at,
  onChoose,
}: SamplePanelProps & { readonly samples: readonly MappingSample[]; readonly sample: MappingSample }) {
  const { t } = useTranslation('mapping');
  return (
    <Group gap={6} px={12} pb={4} wrap="nowrap">
      <ActionIcon variant="default" size="sm" aria-label={t('previous')} disabled={at === 0} onClick={() => onChoose(at - 1)}>
        <IconChevronLeft size={14} />
      </ActionIcon>
      <span className="tabular">
        {at + 1} / {samples.length}
      </span>
      <ActionIcon variant="default" size="sm" aria-label={t('next')} disabled={at + 1 >= samples.length} onClick={() => onChoose(at + 1)}>
        <IconChevronRight size={14} />
      </ActionIcon>
      <Chip>{sample.topic === '' ? t('noTopic') : t('topic', { topic: sample.topic })}</Chip>
      {sample.receivedAt ? (
        <span className={styles.quiet}>
          <Time iso={sample.receivedAt} />
        </span>
      ) : null}
    </Group>
  );
}

function Given({ channelId, origin, onGiven, onChoose }: SamplePanelProps & { readonly origin: 'paste' | 'file' }) {
  const { t } = useTranslation('mapping');
  const tell = useTell();
  const read = useReadSamples(channelId);
  const [text, setText] = useState('');
  const give = (body: { readonly text: string } | { readonly rows: Json[] }) =>
    read.mutate(body, {
      onSuccess: (samples) => {
        onChoose(0);
        onGiven(samples);
      },
      onError: tell.failed,
    });
  const open = async (file: File | null) => {
    if (!file) return;
    const rows = await readRowsOf(file).catch(tell.failed);
    if (rows?.length === 0) tell.done(t('fileEmpty'));
    else if (rows) give({ rows });
  };
  return (
    <div className={chainStyles.given}>
      {origin === 'paste' ? (
        <>
          <Textarea
            size="xs"
            minRows={3}
            maxRows={8}
            autosize
            ff="monospace"
            spellCheck={false}
            aria-label={t('pasteLabel')}
            placeholder={t('pasteLabel')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button size="xs" variant="default" disabled={text.trim() === ''} loading={read.isPending} onClick={() => give({ text })}>
            {t('pasteRead')}
          </Button>
        </>
      ) : (
        <FileInput
          size="xs"
          accept=".csv,.tsv,.txt,.xlsx"
          label={t('fileLabel')}
          description={t('fileHint')}
          placeholder="CSV / XLSX"
          onChange={(file) => void open(file)}
        />
      )}
    </div>
  );
}
