import { ActionIcon, TextInput } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import type { Story } from '@orderloom/shared/document';
import type { PlayedStory } from '@orderloom/shared/stories';
import { IconCircleCheckFilled, IconCircleXFilled, IconLoader2, IconPlayerPlay, IconPlayerRecord, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { removeStory, setStory } from '../commands/index.ts';
import { useSession } from '../session/index.ts';
import styles from './Stories.module.css';
import { usePlaying, useRecording } from './use-stories.ts';

export interface StoryRowProps {
  readonly story: Story;
  readonly played: PlayedStory | undefined;
}

/** One story: whether it holds, its name and description, and what can be done with it. */
export function StoryRow({ story, played }: StoryRowProps) {
  const { t } = useTranslation('stories');
  const locale = useLocale();
  const run = useSession((session) => session.run);
  const readOnly = useSession((session) => session.readOnly);
  const play = usePlaying();
  const record = useRecording();
  const name = textOf(story.name, locale);
  return (
    <li className={styles.row}>
      <Standing played={played} />
      <div className={styles.about}>
        <div className={styles.words}>
          <TextInput
            size="xs"
            className={styles.name ?? ''}
            aria-label={t('name')}
            value={name}
            readOnly={readOnly}
            onChange={(event) => run(setStory(story.id, { name: { ...story.name, [locale]: event.currentTarget.value } }))}
          />
          <TextInput
            size="xs"
            className={styles.description ?? ''}
            aria-label={t('description')}
            placeholder={t('describe')}
            value={textOf(story.description, locale)}
            readOnly={readOnly}
            onChange={(event) => run(setStory(story.id, { description: { ...story.description, [locale]: event.currentTarget.value } }))}
          />
        </div>
        {played?.failure ? <Failure failure={played.failure} /> : null}
      </div>
      <span className={styles.steps}>{t('steps', { count: story.steps.length })}</span>
      <div className={styles.actions}>
        <ActionIcon variant="subtle" aria-label={`${t('play')}: ${name}`} title={t('play')} onClick={() => play(story)}>
          <IconPlayerPlay size={15} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          aria-label={`${t('again')}: ${name}`}
          title={t('again')}
          disabled={readOnly || !record}
          onClick={() => record?.(story)}
        >
          <IconPlayerRecord size={15} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="red"
          aria-label={`${t('remove')}: ${name}`}
          title={t('remove')}
          disabled={readOnly}
          onClick={() => run(removeStory(story.id))}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </div>
    </li>
  );
}

function Standing({ played }: Pick<StoryRowProps, 'played'>) {
  const { t } = useTranslation('stories');
  if (!played) return <IconLoader2 size={16} className={styles.waiting} role="img" aria-label={t('playing')} />;
  if (played.failure) return <IconCircleXFilled size={16} className={styles.fails} role="img" aria-label={t('fails')} />;
  return <IconCircleCheckFilled size={16} className={styles.passes} role="img" aria-label={t('passes')} />;
}

function Failure({ failure }: { readonly failure: NonNullable<PlayedStory['failure']> }) {
  const { t } = useTranslation('stories');
  const locale = useLocale();
  const reveal = useSession((session) => session.reveal);
  const { step, message, state } = failure;
  return (
    <button
      type="button"
      className={styles.failure}
      disabled={state === undefined}
      onClick={() => state !== undefined && reveal({ type: 'state', id: state })}
    >
      {step === 0 ? t('atStart') : t('atStep', { step })}: {message[locale]}
    </button>
  );
}
