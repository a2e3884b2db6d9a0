import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';

const textByStatus: Readonly<Record<number, string>> = {
  0: 'unreachable',
  403: 'forbidden',
  404: 'missing',
  429: 'overloaded',
  503: 'overloaded',
};

/** Tells an error in the reader's language, with what to do about it. */
export function useErrorText(): (error: unknown) => string {
  const { t, i18n } = useTranslation('ui');
  const locale = i18n.language === 'en' ? 'en' : 'zh';
  return (error) => {
    if (!(error instanceof ApiError)) return error instanceof Error ? error.message : t('failed');
    const first = error.details.errors[0]?.message[locale];
    if (first) return first;
    if (error.code === 'answer-shape') return t('unexpected');
    const known = textByStatus[error.status];
    return known ? t(known) : error.details.detail || error.details.title;
  };
}
