import { type Locale, textOf } from '@orderloom/shared/base';
import { durationText } from '@orderloom/shared/diagram';
import type { FlowDocument } from '@orderloom/shared/document';
import type { SimulatedStep, SimulationLine } from '@orderloom/shared/simulate';
import type { OrderEvent } from '@orderloom/shared/step';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';

/** Names a step of the log by what set it off. */
export function useStepTitle(document: FlowDocument): (step: SimulatedStep) => string {
  const { t } = useTranslation('simulator');
  const locale = useLocale();
  return (step) => {
    const { line } = step;
    if (line === null) return t('logStart');
    if (isEvent(line)) return textOf(document.events[line.type]?.label, locale) || line.type;
    if ('set' in line) return t('logSet', { fields: fieldNames(document, Object.keys(line.set), locale) });
    if ('advance' in line) return t('logAdvance', { span: spanOf(line.advance, locale) });
    return t(line.ok ? 'logDone' : 'logFailed', { name: callName(document, step, line.reply, locale) || t('call') });
  };
}

function spanOf(advance: string | number, locale: Locale): string {
  return typeof advance === 'number' ? durationText(advance, locale) : advance;
}

function isEvent(line: SimulationLine): line is OrderEvent {
  return 'type' in line;
}

function fieldNames(document: FlowDocument, keys: readonly string[], locale: Locale): string {
  return keys.map((key) => textOf(document.context[key]?.label, locale) || key).join(locale === 'zh' ? '、' : ', ');
}

function callName(document: FlowDocument, { before }: SimulatedStep, reply: string, locale: Locale): string {
  const open = before?.calls.find((call) => call.key === reply || call.call === reply);
  return textOf(document.states[open?.state ?? '']?.calls.find((call) => call.id === open?.call)?.label, locale);
}
