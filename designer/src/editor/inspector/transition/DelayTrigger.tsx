import { SegmentedControl } from '@mantine/core';
import type { Delay } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { DurationInput } from '../../../ui/fields/index.ts';
import { setTransition } from '../../commands/index.ts';
import { ExpressionInput } from '../../rules/index.ts';
import { Row, Stacked } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';

/** How long after entering the state: a fixed time, or one computed from the order's data. */
export function DelayTrigger({ transition, delay }: { readonly transition: string; readonly delay: Delay }) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  const set = (next: Delay) => run(setTransition(transition, { trigger: { type: 'after', delay: next } }));
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
          <DurationInput label={t('delay')} disabled={readOnly} value={delay.ms} onChange={(ms) => set({ type: 'fixed', ms: ms ?? 0 })} />
        </Row>
      ) : (
        <Stacked label={t('delay')} hint={t('delayComputedHint')}>
          <ExpressionInput
            label={t('delay')}
            type={{ type: 'duration' }}
            disabled={readOnly}
            value={delay.text}
            onChange={(text) => {
              if (text !== '') set({ type: 'expression', text });
            }}
          />
        </Stacked>
      )}
    </>
  );
}
