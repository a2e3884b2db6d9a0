import { Button, Switch } from '@mantine/core';
import type { Story } from '@orderloom/shared/document';
import { IconPlayerRecord, IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { addStories } from '../commands/index.ts';
import { placeName } from '../problems/index.ts';
import { useAuthor, useSession, useSessionStore } from '../session/index.ts';
import { type MissingAnswer, missingInWorker } from './in-worker.ts';
import { useCoverage, usePaint, usePlayedStories } from './live-stories.ts';
import styles from './Stories.module.css';
import { StoryRow } from './StoryRow.tsx';
import { nextOrder, useRecording } from './use-stories.ts';

/** The drawer's stories: orders that prove the drawing, how much of it they walk, and which are missing. */
export function StoriesPanel() {
  const { t } = useTranslation('stories');
  const stories = useSession((session) => session.document.stories);
  const readOnly = useSession((session) => session.readOnly);
  const { played, pending, painted, runs } = usePlayedStories();
  const { percent } = useCoverage();
  const paint = usePaint();
  const record = useRecording();
  const [found, setFound] = useState<MissingAnswer | null>(null);
  const listed = Object.values(stories ?? {}).sort((a, b) => a.order - b.order);
  return (
    <div className={styles.panel} aria-busy={pending}>
      <div className={styles.bar}>
        <strong className={styles.percent}>{t('coverage', { percent })}</strong>
        <Switch size="xs" label={t('paint')} checked={painted} onChange={(event) => paint(event.currentTarget.checked)} />
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerRecord size={14} />}
          disabled={readOnly || !record}
          title={record ? undefined : t('recordHint')}
          onClick={() => record?.()}
        >
          {t('record')}
        </Button>
        <Generate disabled={readOnly || !runs} onFound={setFound} />
      </div>
      {runs ? null : <p className={styles.note}>{t('cannotRun')}</p>}
      {found ? <Found found={found} /> : null}
      {listed.length === 0 ? <p className={styles.note}>{t('none')}</p> : null}
      <ul className={styles.list}>
        {listed.map((story) => (
          <StoryRow key={story.id} story={story} played={played.find(({ id }) => id === story.id)} />
        ))}
      </ul>
    </div>
  );
}

function Generate({ disabled, onFound }: { readonly disabled: boolean; readonly onFound: (found: MissingAnswer) => void }) {
  const { t } = useTranslation('stories');
  const session = useSessionStore();
  const by = useAuthor();
  const [busy, setBusy] = useState(false);
  const generate = async () => {
    setBusy(true);
    try {
      const answer = await missingInWorker(session.getState().document);
      const { document, run } = session.getState();
      const first = nextOrder(document.stories);
      const stories = answer.stories.map((story, index): Story => ({ ...story, id: by.ids('story'), order: first + index }));
      if (stories.length > 0) run(addStories(stories));
      onFound(answer);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconSparkles size={14} />}
      disabled={disabled}
      loading={busy}
      onClick={() => void generate()}
    >
      {t('generate')}
    </Button>
  );
}

/** What the search added, and what it could not come to. */
function Found({ found }: { readonly found: MissingAnswer }) {
  const { t } = useTranslation('stories');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const reveal = useSession((session) => session.reveal);
  const places = [
    ...found.unreachedStates.map((id) => ({ type: 'state', id }) as const),
    ...found.unreachedTransitions.map((id) => ({ type: 'transition', id }) as const),
  ];
  return (
    <div className={styles.found} role="status">
      <p>{found.stories.length === 0 ? t('nothingMissing') : t('generated', { count: found.stories.length })}</p>
      {places.length > 0 ? (
        <p>
          {t('unreached')}
          {places.map((place) => (
            <button key={place.id} type="button" className={styles.place} onClick={() => reveal(place)}>
              {placeName(document, place, locale)}
            </button>
          ))}
        </p>
      ) : null}
      {found.cut ? <p>{t('cut')}</p> : null}
    </div>
  );
}
