import { SegmentedControl } from '@mantine/core';
import { locales } from '@orderloom/shared/base';
import { useTranslation } from 'react-i18next';
import { changeLocale } from './i18n.ts';
import { useLocale } from './locale.ts';

/** A language is always named in itself. */
const names = { zh: '中文', en: 'English' } as const;

/** Switches the language at once, without loading anything again. */
export function LanguageChoice() {
  const { t } = useTranslation('app');
  const locale = useLocale();
  return (
    <SegmentedControl
      aria-label={t('language')}
      value={locale}
      data={locales.map((value) => ({ value, label: names[value] }))}
      onChange={(value) => void changeLocale(value)}
    />
  );
}
