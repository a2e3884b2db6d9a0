import { Button, Skeleton, TextInput } from '@mantine/core';
import type { TemplateSummary } from '@orderloom/shared/api';
import { type Label, textOf } from '@orderloom/shared/base';
import { IconPencil, IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateFlow, useTemplates } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { useTell } from '../ui/tell.ts';
import { DocumentPicture } from './DocumentPicture.tsx';
import styles from './FirstVisit.module.css';

interface FirstVisitProps {
  /** Opens the choice among everything ready-made. */
  readonly onMore: () => void;
}

/** Where nothing is drawn yet: see an order run through a ready flow, or draw one's own. */
export function FirstVisit({ onMore }: FirstVisitProps) {
  const { t } = useTranslation('flows');
  return (
    <div className={styles.page}>
      <h2 className={styles.title}>{t('firstTitle')}</h2>
      <p className={styles.lead}>{t('emptyText')}</p>
      <div className={styles.ways}>
        <TryExample />
        <DrawMine />
      </div>
      <Button variant="subtle" onClick={onMore}>
        {t('firstMore')}
      </Button>
    </div>
  );
}

function TryExample() {
  const { t } = useTranslation('flows');
  const locale = useLocale();
  const { isPending, begin } = useBegin();
  // The library's first machine is its fullest one.
  const example = useTemplates().data?.find((template) => template.example !== undefined);
  return (
    <section className={styles.way} aria-labelledby="first-example">
      <div className={styles.picture}>{example ? <DocumentPicture document={example.document} /> : <Skeleton height="100%" />}</div>
      <h3 id="first-example">{t('firstExample')}</h3>
      <p>{t('firstExampleText', { name: textOf(example?.name, locale) })}</p>
      <Button
        leftSection={<IconPlayerPlay size={15} aria-hidden="true" />}
        loading={isPending}
        disabled={!example}
        onClick={() => example && begin(example.name, example)}
      >
        {t('firstExampleGo')}
      </Button>
    </section>
  );
}

function DrawMine() {
  const { t } = useTranslation('flows');
  const locale = useLocale();
  const { isPending, begin } = useBegin();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    setMissing(given === '');
    if (given !== '') begin({ [locale]: given });
  };
  return (
    <section className={styles.way} aria-labelledby="first-own">
      <div className={styles.picture}>
        <IconPencil size={44} stroke={1.1} color="var(--ol-accent)" aria-hidden="true" />
      </div>
      <h3 id="first-own">{t('firstOwn')}</h3>
      <p>{t('firstOwnText')}</p>
      <form className={styles.own} onSubmit={submit}>
        <TextInput
          aria-label={t('firstOwnName')}
          placeholder={t('nameHint')}
          autoFocus
          value={name}
          error={missing && name.trim() === '' ? t('nameMissing') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={isPending}>
          {t('firstOwnGo')}
        </Button>
      </form>
    </section>
  );
}

/** Creates a flow and opens it; one from an example opens with the example's order under way. */
function useBegin() {
  const navigate = useNavigate();
  const tell = useTell();
  const { mutate, isPending } = useCreateFlow();
  const begin = (name: Label, example?: TemplateSummary) =>
    mutate(
      { name, ...(example ? { template: example.id } : {}) },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/flows/$flowId', params: { flowId: id }, search: example ? { example: example.id } : {} }),
        onError: tell.failed,
      },
    );
  return { isPending, begin };
}
