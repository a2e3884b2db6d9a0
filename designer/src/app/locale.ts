import type { Locale } from '@orderloom/shared/base';
import { useTranslation } from 'react-i18next';

/** The reader's language; the component renders anew when it changes. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh';
}
