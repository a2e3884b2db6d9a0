import { ActionIcon, Stack, Textarea, TextInput } from '@mantine/core';
import { type Label, type Locale, textOf } from '@orderloom/shared/base';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';

export interface LabelInputProps {
  readonly value: Label | undefined;
  readonly onChange: (label: Label) => void;
  readonly label: string;
  readonly multiline?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
}

const marks: Readonly<Record<Locale, string>> = { zh: '中', en: 'EN' };

/** A text in both languages: the reader's own first, the other one click away. */
export function LabelInput({ value, onChange, label, multiline = false, placeholder, disabled = false }: LabelInputProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const [both, setBoth] = useState(false);
  const other: Locale = locale === 'zh' ? 'en' : 'zh';
  const set = (language: Locale, text: string) => onChange(withText(value, language, text));
  return (
    <Stack gap={4}>
      <OneText
        multiline={multiline}
        text={value?.[locale] ?? ''}
        label={label}
        placeholder={textOf(value, locale) || placeholder || ''}
        disabled={disabled}
        onChange={(text) => set(locale, text)}
        side={
          <ActionIcon
            size={20}
            variant={both ? 'light' : 'subtle'}
            color={value?.[other] ? 'accent' : 'gray'}
            fz={10}
            fw={600}
            aria-label={`${marks[other]} ${t('otherLanguage', { label, language: t(`language.${other}`) })}`}
            title={t('otherLanguage', { label, language: t(`language.${other}`) })}
            aria-pressed={both}
            onClick={() => setBoth(!both)}
          >
            {marks[other]}
          </ActionIcon>
        }
      />
      {both ? (
        <OneText
          multiline={multiline}
          text={value?.[other] ?? ''}
          label={`${label} (${t(`language.${other}`)})`}
          placeholder={t(`language.${other}`)}
          disabled={disabled}
          onChange={(text) => set(other, text)}
        />
      ) : null}
    </Stack>
  );
}

/** The label with one language replaced; a text that became empty is gone. */
export function withText(label: Label | undefined, language: Locale, text: string): Label {
  const { [language]: _old, ...rest } = label ?? {};
  return text === '' ? rest : { ...rest, [language]: text };
}

interface OneTextProps {
  readonly multiline: boolean;
  readonly text: string;
  readonly label: string;
  readonly placeholder: string;
  readonly disabled: boolean;
  readonly onChange: (text: string) => void;
  readonly side?: React.ReactNode;
}

function OneText({ multiline, text, label, placeholder, disabled, onChange, side }: OneTextProps) {
  if (multiline) {
    return (
      <Textarea
        autosize
        minRows={2}
        maxRows={8}
        aria-label={label}
        placeholder={placeholder}
        disabled={disabled}
        value={text}
        rightSection={side}
        rightSectionProps={{ style: { alignItems: 'flex-start', paddingTop: 4 } }}
        rightSectionPointerEvents="all"
        onChange={(changed) => onChange(changed.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder}
      disabled={disabled}
      value={text}
      rightSection={side}
      rightSectionPointerEvents="all"
      onChange={(changed) => onChange(changed.currentTarget.value)}
    />
  );
}
