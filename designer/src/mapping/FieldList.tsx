import { Button, TextInput } from '@mantine/core';
import type { MappingSample, MappingState } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { type MappingPath, targetOf } from '@orderloom/shared/mapping';
import { IconSearch, IconWand } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { FieldRow } from './FieldRow.tsx';
import styles from './Mapping.module.css';
import type { MappingDraft } from './use-mapping-draft.ts';

export type Target = MappingState['targets'][number];

export interface FieldListProps {
  readonly targets: readonly Target[];
  readonly draft: MappingDraft;
  readonly sample: MappingSample | undefined;
  readonly held: MappingPath | null;
  readonly chosen: string | null;
  readonly mayWrite: boolean;
  readonly suggesting: boolean;
  readonly onChoose: (target: string) => void;
  readonly onPut: (target: Target, path: MappingPath) => void;
  readonly onSuggest: () => void;
}

const groups = ['order', 'event', 'other'] as const;

/** Our fields in groups, each with where it comes from and what it comes to with the chosen sample. */
export function FieldList(props: FieldListProps) {
  const { t } = useTranslation('mapping');
  const locale = useLocale();
  const [wanted, setWanted] = useState('');
  const { targets, draft } = props;
  const word = wanted.trim().toLowerCase();
  const found = targets.filter(({ key, label }) => `${key} ${textOf(label, locale)}`.toLowerCase().includes(word));
  const isMapped = (target: Target) => draft.fieldOf(targetOf(target)) !== undefined;
  const groupOf = (target: Target) => (target.used || isMapped(target) ? target.in : 'other');
  return (
    <>
      <div className={styles.panelHead}>
        <TextInput
          size="xs"
          flex={1}
          leftSection={<IconSearch size={13} />}
          aria-label={t('findField')}
          placeholder={t('findField')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        {props.mayWrite ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconWand size={14} />}
            disabled={!props.sample}
            loading={props.suggesting}
            onClick={props.onSuggest}
          >
            {t('suggest')}
          </Button>
        ) : null}
      </div>
      <div className={styles.scroll}>
        {groups.map((group) => {
          const members = found.filter((target) => groupOf(target) === group);
          return members.length === 0 ? null : (
            <details key={group} open={group !== 'other' || word !== ''} className={styles.group}>
              <summary className={styles.groupName}>
                {t(`group.${group}`)} <span className={styles.quiet}>{t('mapped', { count: members.filter(isMapped).length })}</span>
              </summary>
              <ul className={styles.fields}>
                {members.map((target) => (
                  <FieldRow key={targetOf(target)} {...props} target={target} field={draft.fieldOf(targetOf(target))} />
                ))}
              </ul>
            </details>
          );
        })}
      </div>
    </>
  );
}
