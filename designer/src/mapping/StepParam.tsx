import { ActionIcon, Button, Group, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import type { Json } from '@orderloom/shared/base';
import { explainPattern, type StepInput } from '@orderloom/shared/mapping';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { JsonInput } from '../ui/fields/JsonInput.tsx';
import styles from './Mapping.module.css';

export interface StepParamProps {
  readonly input: StepInput;
  readonly value: Json;
  /** It is a regular expression, which is told in words. */
  readonly pattern: boolean;
  readonly onChange: (value: Json) => void;
}

/** The input for one parameter of a step. */
export function StepParam(props: StepParamProps) {
  const { input, value, onChange } = props;
  const locale = useLocale();
  const label = input.label[locale];
  switch (input.input) {
    case 'switch':
      return <Switch size="xs" label={label} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    case 'number':
      return (
        <NumberInput
          size="xs"
          label={label}
          description={input.hint?.[locale]}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : 0)}
        />
      );
    case 'choice':
      return (
        <Select
          size="xs"
          label={label}
          allowDeselect={false}
          data={(input.choices ?? []).map((choice) => ({ value: choice.value, label: choice.label[locale] }))}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => onChange(next)}
        />
      );
    case 'pairs':
      return <Pairs {...props} />;
    case 'json':
      return (
        <div>
          <span className={styles.quiet}>{label}</span>
          <JsonInput label={label} value={value} onChange={onChange} />
        </div>
      );
    default:
      return <TextParam {...props} />;
  }
}

function TextParam({ input, value, pattern, onChange }: StepParamProps) {
  const { t } = useTranslation('mapping');
  const locale = useLocale();
  const text = typeof value === 'string' ? value : '';
  const words = pattern ? explainPattern(text)?.[locale] : undefined;
  const coded = pattern || input.input === 'expression';
  return (
    <TextInput
      size="xs"
      label={input.label[locale]}
      description={words === undefined ? input.hint?.[locale] : t('explains', { text: words })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      spellCheck={false}
      styles={coded ? { input: { fontFamily: 'var(--mantine-font-family-monospace)' } } : {}}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface Pair {
  readonly from: string;
  readonly to: string;
}

function Pairs({ value, onChange }: StepParamProps) {
  const { t } = useTranslation('mapping');
  const pairs = (Array.isArray(value) ? value : []) as readonly Pair[];
  const set = (at: number, change: Partial<Pair>) =>
    onChange(pairs.map((pair, index) => (index === at ? { ...pair, ...change } : { ...pair })));
  return (
    <Stack gap={4}>
      {pairs.map((pair, at) => (
        <Group key={at} gap={4} wrap="nowrap">
          <TextInput
            size="xs"
            flex={1}
            aria-label={`${t('pairFrom')} ${at + 1}`}
            placeholder={t('pairFrom')}
            value={pair.from}
            onChange={(event) => set(at, { from: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            flex={1}
            aria-label={`${t('pairTo')} ${at + 1}`}
            placeholder={t('pairTo')}
            value={pair.to}
            onChange={(event) => set(at, { to: event.currentTarget.value })}
          />
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('removePair', { n: at + 1 })}
            onClick={() => onChange(pairs.filter((_, index) => index !== at).map((one) => ({ ...one })))}
          >
            <IconX size={14} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={12} />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => onChange([...pairs.map((one) => ({ ...one })), { from: '', to: '' }])}
      >
        {t('addPair')}
      </Button>
    </Stack>
  );
}
