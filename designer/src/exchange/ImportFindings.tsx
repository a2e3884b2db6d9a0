import { Alert, List, Text } from '@mantine/core';
import type { Problem } from '@orderloom/shared/base';
import { IconAlertTriangle, IconInfoCircle, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { DocumentPicture } from '../flows/DocumentPicture.tsx';
import styles from './Exchange.module.css';
import type { ReadImport } from './read-import.ts';

/** How a flow will look, and what of the file is refused, changed, or has still to be defined. */
export function ImportFindings({ read }: { readonly read: ReadImport }) {
  const { t } = useTranslation('exchange');
  const { document } = read;
  if (read.format === undefined) return <Alert color="orange" role="status" icon={<IconInfoCircle size={16} />} title={t('unknown')} />;
  return (
    <>
      {document ? (
        <figure style={{ margin: 0 }}>
          <div className={styles.preview}>
            <DocumentPicture document={document} />
          </div>
          <Text size="xs" c="dimmed" component="figcaption" mt={4}>
            {t('preview')} ·{' '}
            {t('summary', { states: Object.keys(document.states).length - 1, transitions: Object.keys(document.transitions).length })}
          </Text>
        </figure>
      ) : null}
      <Problems
        problems={read.refused}
        color="red"
        title={t('refused', { count: read.refused.length })}
        icon={<IconAlertTriangle size={16} />}
      />
      <Problems
        problems={read.changed}
        color="orange"
        title={t('changed', { count: read.changed.length })}
        icon={<IconInfoCircle size={16} />}
      />
      {read.toDefine.length > 0 ? (
        <Alert color="gray" icon={<IconPencil size={16} />} title={t('toDefine', { count: read.toDefine.length })}>
          <List size="sm" className={styles.list ?? ''}>
            {read.toDefine.slice(0, longest).map(({ kind, name }) => (
              <List.Item key={`${kind} ${name}`}>{t(kind, { name })}</List.Item>
            ))}
          </List>
          <More count={read.toDefine.length - longest} />
        </Alert>
      ) : null}
    </>
  );
}

const longest = 50;

interface ProblemsProps {
  readonly problems: readonly Problem[];
  readonly color: string;
  readonly title: string;
  readonly icon: ReactNode;
}

function Problems({ problems, color, title, icon }: ProblemsProps) {
  const locale = useLocale();
  if (problems.length === 0) return null;
  const lines = [
    ...new Set(
      problems.map(({ path, message }) => (path === '' || path.startsWith('line ') ? message[locale] : `${path}: ${message[locale]}`)),
    ),
  ];
  return (
    <Alert color={color} role={color === 'red' ? 'alert' : 'status'} icon={icon} title={title}>
      <List size="sm" className={styles.list ?? ''}>
        {lines.slice(0, longest).map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      <More count={lines.length - longest} />
    </Alert>
  );
}

function More({ count }: { readonly count: number }) {
  const { t } = useTranslation('exchange');
  return count > 0 ? (
    <Text size="xs" c="dimmed">
      {t('more', { count })}
    </Text>
  ) : null;
}
