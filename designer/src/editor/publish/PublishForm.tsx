import { Button, Group, SegmentedControl, Skeleton, Textarea } from '@mantine/core';
import type { FlowVersion } from '@orderloom/shared/api';
import type { FlowDocument } from '@orderloom/shared/document';
import { type MigrationMapping, noMapping } from '@orderloom/shared/migrate';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlow, usePublishFlow } from '../../api/queries.ts';
import { useErrorText } from '../../ui/error-text.ts';
import { LiveOrders } from '../live-orders/index.ts';
import { useFindings } from '../problems/index.ts';
import { useSession } from '../session/index.ts';
import { type Audience, AudienceChoice } from './AudienceChoice.tsx';
import { Blockers } from './Blockers.tsx';
import { Difference } from './Difference.tsx';
import { FirstVersion } from './FirstVersion.tsx';
import styles from './Publish.module.css';

export interface PublishFormProps {
  readonly flowId: string;
  readonly prepare: () => Promise<number | undefined>;
  readonly onPublished: (version: FlowVersion) => void;
  readonly onClose: () => void;
}

/** Everything to be seen before publishing, and the button. Errors in the drawing block it. */
export function PublishForm({ flowId, prepare, onPublished, onClose }: PublishFormProps) {
  const { t } = useTranslation('publish');
  const errorText = useErrorText();
  const flow = useFlow(flowId);
  const publish = usePublishFlow(flowId);
  const document = useSession((session) => session.document);
  const blocked = useFindings().some((finding) => finding.severity === 'error');
  const [note, setNote] = useState('');
  const [unsaved, setUnsaved] = useState(false);
  const [release, setRelease] = useState<Audience>({ type: 'all' });
  const [mapping, setMapping] = useState(noMapping);

  async function submit() {
    setUnsaved(false);
    const revision = await prepare();
    if (revision === undefined) return setUnsaved(true);
    publish.mutate({ revision, note: note.trim(), release, ...(mapping === noMapping ? {} : { mapping }) }, { onSuccess: onPublished });
  }

  const { published = null, version = null } = flow.data ?? {};
  return (
    <div className={styles.form}>
      <Blockers onLeave={onClose} />
      {flow.data === undefined ? (
        <Skeleton height={380} />
      ) : published ? (
        <Consequences {...{ flowId, published, blocked, mapping }} draft={document} onMapping={setMapping} />
      ) : (
        <FirstVersion document={document} />
      )}
      <Textarea
        label={t('note')}
        description={t('noteHint')}
        autosize
        minRows={2}
        maxRows={5}
        data-autofocus
        value={note}
        onChange={(changed) => setNote(changed.currentTarget.value)}
      />
      {version === null ? null : <AudienceChoice value={release} onChange={setRelease} />}
      {publish.isError ? (
        <p className={styles.failure} role="alert">
          {errorText(publish.error)}
        </p>
      ) : null}
      {unsaved ? (
        <p className={styles.failure} role="alert">
          {t('unsaved')}
        </p>
      ) : null}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" size="sm" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button size="sm" loading={publish.isPending} disabled={blocked || flow.data === undefined} onClick={() => void submit()}>
          {t('publishAs', { version: (version ?? 0) + 1 })}
        </Button>
      </Group>
    </div>
  );
}

interface ConsequencesProps {
  readonly flowId: string;
  readonly published: FlowDocument;
  readonly draft: FlowDocument;
  readonly blocked: boolean;
  readonly mapping: MigrationMapping;
  readonly onMapping: (mapping: MigrationMapping) => void;
}

const views = ['difference', 'live'] as const;

/** What differs, and what that does to the orders there are. */
function Consequences(props: ConsequencesProps) {
  const { t } = useTranslation(['publish', 'live-orders']);
  const [view, setView] = useState<(typeof views)[number]>('difference');
  return (
    <>
      <SegmentedControl
        aria-label={t('view')}
        value={view}
        data={[
          { value: 'difference', label: t('viewDifference') },
          { value: 'live', label: t('live-orders:tab') },
        ]}
        onChange={(chosen) => setView(views.find((one) => one === chosen) ?? view)}
      />
      {view === 'difference' ? (
        <Difference flowId={props.flowId} before={props.published} after={props.draft} />
      ) : (
        <LiveOrders {...props} />
      )}
    </>
  );
}
