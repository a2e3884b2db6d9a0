import { Button } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import { durationText } from '@orderloom/shared/diagram';
import type { FlowDocument } from '@orderloom/shared/document';
import type { Simulation } from '@orderloom/shared/simulate';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { EffectRow } from './EffectRow.tsx';
import styles from './Simulator.module.css';
import { useSimulator } from './simulator.ts';
import { timerName } from './timer-name.ts';

/** What the order waits for and what it would send: timers, open calls, effects. */
export function OutsideColumn({ simulation }: { readonly simulation: Simulation }) {
  const { t } = useTranslation('simulator');
  return (
    <section className={styles.column} aria-label={t('timers')}>
      <h4 className={styles.title}>{t('timers')}</h4>
      <Timers simulation={simulation} />
      <OpenCalls simulation={simulation} />
      <h4 className={styles.title}>{t('effects')}</h4>
      {simulation.effects.length === 0 ? <p className={styles.empty}>{t('noEffects')}</p> : null}
      <ul className={styles.list}>
        {simulation.effects.toReversed().map((effect) => (
          <EffectRow key={effect.key} effect={effect} document={simulation.machine.document} />
        ))}
      </ul>
    </section>
  );
}

function Timers({ simulation }: { readonly simulation: Simulation }) {
  const { t } = useTranslation('simulator');
  const locale = useLocale();
  const { snapshot, now, machine } = simulation;
  if (snapshot.timers.length === 0) return <p className={styles.empty}>{t('noTimers')}</p>;
  return (
    <ul className={styles.list}>
      {[...snapshot.timers]
        .sort((a, b) => a.due - b.due)
        .map((timer) => (
          <li key={timer.arming} className={styles.timer}>
            <span>{timerName(machine.document, timer.id, locale) ?? t('internalTimer')}</span>
            <time title={new Date(timer.due).toLocaleString()}>
              {t('dueIn', { span: durationText(Math.max(0, timer.due - now), locale) })}
            </time>
          </li>
        ))}
    </ul>
  );
}

function OpenCalls({ simulation }: { readonly simulation: Simulation }) {
  const { t } = useTranslation('simulator');
  const locale = useLocale();
  const simulator = useSimulator();
  const { calls } = simulation.snapshot;
  if (calls.length === 0) return null;
  const reply = (key: string, ok: boolean) => simulator.send({ type: 'line', line: { reply: key, ok, data: null } });
  return (
    <>
      <h4 className={styles.title}>{t('waiting')}</h4>
      <ul className={styles.list}>
        {calls.map((call) => (
          <li key={call.key} className={styles.call}>
            <span>{callName(simulation.machine.document, call, locale)}</span>
            <Button size="compact-xs" variant="light" color="teal" onClick={() => reply(call.key, true)}>
              {t('succeed')}
            </Button>
            <Button size="compact-xs" variant="light" color="red" onClick={() => reply(call.key, false)}>
              {t('fail')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function callName(document: FlowDocument, { state, call }: { state: string; call: string }, locale: 'zh' | 'en'): string {
  const found = document.states[state];
  const label = textOf(found?.calls.find((candidate) => candidate.id === call)?.label, locale) || call;
  return `${textOf(found?.label, locale) || state} · ${label}`;
}
