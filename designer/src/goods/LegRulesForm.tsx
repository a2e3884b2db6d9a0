import { ActionIcon, Alert, Autocomplete, Button, Group, Skeleton, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { SavedLegRules } from '@orderloom/shared/api';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLegRules, useSaveLegRules } from '../api/goods.ts';
import { useMay } from '../api/queries.ts';
import { useErrorText } from '../ui/error-text.ts';
import { Failure } from '../ui/Failure.tsx';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Goods.module.css';

const legs = ['flash', 'freight', 'parcel', 'pickup'];

/** By which leg lines go: the first rule that holds decides. */
export function LegRulesPanel() {
  const rules = useLegRules();
  if (rules.isPending) return <Skeleton height={160} m={16} radius="lg" />;
  if (rules.isError) return <Failure error={rules.error} onRetry={() => void rules.refetch()} />;
  return <LegRulesForm key={rules.data.changedAt} saved={rules.data} />;
}

function LegRulesForm({ saved }: { readonly saved: SavedLegRules }) {
  const { t } = useTranslation(['goods', 'ui']);
  const may = useMay('goods:write');
  const tell = useTell();
  const errorText = useErrorText();
  const save = useSaveLegRules();
  const form = useForm({
    initialValues: { rules: saved.rules, otherwise: saved.otherwise },
    validate: {
      rules: { leg: (leg) => (leg.trim() === '' ? t('legMissing') : null), when: (when) => (when.trim() === '' ? t('whenMissing') : null) },
    },
  });
  return (
    <form className={styles.rules} onSubmit={form.onSubmit((values) => save.mutate(values, { onSuccess: () => tell.done(t('saved')) }))}>
      <p className={styles.quiet}>{t('legRulesHint')}</p>
      {form.values.rules.map((_, index) => (
        <div key={index} className={styles.rule}>
          <span className={styles.quiet}>{index + 1}</span>
          <TextInput
            aria-label={t('when')}
            placeholder={'line.weight > 20000'}
            disabled={!may}
            classNames={{ input: styles.code ?? '' }}
            {...form.getInputProps(`rules.${index}.when`)}
          />
          <Autocomplete
            aria-label={t('leg')}
            placeholder={t('leg')}
            data={legs}
            disabled={!may}
            {...form.getInputProps(`rules.${index}.leg`)}
          />
          {may ? (
            <Group gap={2} wrap="nowrap">
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('ruleUp')}
                disabled={index === 0}
                onClick={() => form.reorderListItem('rules', { from: index, to: index - 1 })}
              >
                <IconArrowUp size={15} />
              </ActionIcon>
              <ActionIcon variant="subtle" color="gray" aria-label={t('removeRule')} onClick={() => form.removeListItem('rules', index)}>
                <IconTrash size={15} />
              </ActionIcon>
            </Group>
          ) : null}
        </div>
      ))}
      <div className={styles.rule}>
        <span />
        <span>{t('otherwise')}</span>
        <Autocomplete aria-label={t('otherwise')} data={legs} disabled={!may} {...form.getInputProps('otherwise')} />
        <span />
      </div>
      {save.error ? (
        <Alert color="red" role="alert">
          {errorText(save.error)}
        </Alert>
      ) : null}
      {may ? (
        <Group gap={8}>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => form.insertListItem('rules', { leg: '', when: '' })}
          >
            {t('addRule')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('ui:save')}
          </Button>
          {saved.changedAt === null ? null : (
            <span className={styles.quiet}>
              {saved.changedBy?.replace(/^person:/, '')} · <Time iso={saved.changedAt} as="ago" />
            </span>
          )}
        </Group>
      ) : null}
    </form>
  );
}
