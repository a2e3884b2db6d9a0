import { SegmentedControl, Select } from '@mantine/core';
import { type Delay, type ResumeRule, resumeRules } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { LengthInput } from '../../../ui/fields/index.ts';
import { setTransition } from '../../commands/index.ts';
import { ExpressionInput } from '../../rules/index.ts';
import { Row, Stacked } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';

export interface DelayTriggerProps {
  readonly transition: string;
  readonly delay: Delay;
  readonly resume: ResumeRule | undefined;
}

const countings = ['clock', 'hours', 'days'] as const;
const resumeTexts = { keep: 'resumeKeep', rebase: 'resumeRebase', rearm: 'resumeRearm' } as const;

/** How long after entering the state: a fixed time, or one computed from the order's data. */
export function DelayTrigger({ transition, delay, resume }: DelayTriggerProps) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  const write = (next: Delay, rule: ResumeRule | undefined) =>
    run(setTransition(transition, { trigger: { type: 'after', delay: next, ...(rule === undefined ? {} : { resume: rule }) } }));
  const set = (next: Delay) => write(next, resume);
  return (
    <>
      <Row label={t('delayBy')}>
        <SegmentedControl
          fullWidth
          aria-label={t('delayBy')}
          disabled={readOnly}
          value={delay.type}
          data={[
            { value: 'fixed', label: t('delayFixed') },
            { value: 'expression', label: t('delayComputed') },
          ]}
          onChange={(type) => set(type === 'fixed' ? { type: 'fixed', ms: 30 * 60_000 } : { type: 'expression', text: 'duration("30m")' })}
        />
      </Row>
      {delay.type === 'fixed' ? (
        <Row label={t('delay')}>
          <LengthInput
            label={t('delay')}
            disabled={readOnly}
            value={delay}
            onChange={(length) => set({ type: 'fixed', ...(length ?? { ms: 0 }) })}
          />
        </Row>
      ) : (
        <Stacked label={t('delay')} hint={t('delayComputedHint')}>
          <ExpressionInput
            label={t('delay')}
            type={{ type: 'duration' }}
            disabled={readOnly}
            value={delay.text}
            onChange={(text) => {
              if (text !== '') set({ ...delay, text });
            }}
          />
        </Stacked>
      )}
      {delay.type === 'expression' ? (
        <Row label={t('counted')}>
          <Select
            aria-label={t('counted')}
            disabled={readOnly}
            allowDeselect={false}
            value={delay.working ?? 'clock'}
            data={countings.map((value) => ({ value, label: t(`counting-${value}`) }))}
            onChange={(chosen) => {
              const { working: _working, ...plain } = delay;
              const working = countings.find((one) => one === chosen);
              set(working === undefined || working === 'clock' ? plain : { ...plain, working });
            }}
          />
        </Row>
      ) : null}
      <Stacked label={t('resume')} hint={t('resumeHint')}>
        <Select
          aria-label={t('resume')}
          disabled={readOnly}
          allowDeselect={false}
          value={resume ?? 'keep'}
          data={resumeRules.map((rule) => ({ value: rule, label: t(resumeTexts[rule]) }))}
          onChange={(chosen) => {
            const rule = resumeRules.find((one) => one === chosen);
            write(delay, rule === 'keep' ? undefined : rule);
          }}
        />
      </Stacked>
    </>
  );
}
