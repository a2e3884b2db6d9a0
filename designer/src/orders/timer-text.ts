import type { Locale } from '@orderloom/shared/base';
import { tellWorking, type Working } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { spanText } from '../ui/time-text.ts';
import { actionText, eventName, type FlowNames, outcomeText, stateName, timerMeaning } from './flow-names.ts';

export interface TimerText {
  /** What is being timed. */
  readonly what: string;
  /** What happens when it falls due. */
  readonly effect: string;
}

function lengthText({ ms, working }: { readonly ms: number; readonly working?: Working | undefined }, locale: Locale): string {
  return tellWorking(spanText(ms, locale), ms, working, locale);
}

/** Tells a timer by the drawing. */
export function useTimerText(names: FlowNames): (id: string) => TimerText {
  const { t } = useTranslation('orders');
  const join = (parts: readonly string[]) => parts.filter((part) => part !== '').join(names.locale === 'zh' ? '；' : '; ');
  return (id) => {
    const meaning = timerMeaning(names.document, id);
    switch (meaning.type) {
      case 'after': {
        const state = stateName(names, meaning.state.id);
        const what = meaning.length === undefined ? state : t('afterIn', { state, span: lengthText(meaning.length, names.locale) });
        return { what, effect: join(meaning.transitions.map((transition) => outcomeText(names, transition))) };
      }
      case 'sla': {
        const { sla } = meaning.state;
        const what = t('slaIn', {
          state: stateName(names, meaning.state.id),
          span: lengthText({ ms: sla?.expected ?? 0, working: sla?.working }, names.locale),
        });
        return { what, effect: join((sla?.breach ?? []).map((call) => actionText(names, call))) };
      }
      case 'raise':
        return { what: t('timerRaise'), effect: eventName(names, meaning.event) };
      case 'deferred':
        return { what: t('timerDeferred'), effect: t('timerDeferredThen') };
      case 'unknown':
        return { what: t('timerOther', { name: id }), effect: '' };
    }
  };
}
