import type { IncidentSummary } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';

type MendType = IncidentSummary['mends'][number];

/** What pressing "again" means for each kind of trouble. */
const retries = {
  'effect-dead': 'redrive',
  'delivery-quarantined': 'replay',
  'order-stopped': 'resume',
  'timer-failed': 'fire',
} as const;

/** The name under which a mend is offered for an incident. */
export function mendWord({ cause: { type } }: Pick<IncidentSummary, 'cause'>, mend: MendType): string {
  return mend === 'retry' && type in retries ? retries[type as keyof typeof retries] : mend;
}

/** An incident in one line. */
export function useIncidentTitle(): (incident: IncidentSummary) => string {
  const { t } = useTranslation('incidents');
  const locale = useLocale();
  return ({ cause, subject }) => t(`type.${cause.type}`, { subject: textOf(subject, locale) });
}

/** Where it happens: flow and states. */
export function useIncidentPlace(): (incident: IncidentSummary) => string {
  const { t } = useTranslation('incidents');
  const locale = useLocale();
  return ({ flowName, stateLabels }) => {
    const names = stateLabels.map((label) => textOf(label, locale)).join(locale === 'zh' ? '、' : ', ');
    return [textOf(flowName, locale), names === '' ? '' : t('inStates', { names })].filter((part) => part !== '').join(' · ');
  };
}
