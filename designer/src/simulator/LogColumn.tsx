import { textOf } from '@orderloom/shared/base';
import type { SimulatedStep, Simulation } from '@orderloom/shared/simulate';
import { type Decision, leafStates } from '@orderloom/shared/step';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { formatValue } from '../ui/fields/index.ts';
import styles from './Simulator.module.css';
import { useStepTitle } from './step-title.ts';

/** Every step so far, the newest first: what came, what it did, where the order stood after it. */
export function LogColumn({ simulation }: { readonly simulation: Simulation }) {
  const { t } = useTranslation('simulator');
  return (
    <section className={styles.column} aria-label={t('log')}>
      <h4 className={styles.title}>{t('log')}</h4>
      <ol className={styles.log} reversed>
        {simulation.steps
          .map((step, index) => ({ step, index }))
          .toReversed()
          .map(({ step, index }) => (
            <StepRow key={index} simulation={simulation} step={step} newest={index === simulation.steps.length - 1} />
          ))}
      </ol>
    </section>
  );
}

interface StepRowProps {
  readonly simulation: Simulation;
  readonly step: SimulatedStep;
  readonly newest: boolean;
}

function StepRow({ simulation, step, newest }: StepRowProps) {
  const { t } = useTranslation('simulator');
  const locale = useLocale();
  const { document } = simulation.machine;
  const title = useStepTitle(document);
  const outcome = step.decisions.find((decision) => decision.outcome !== 'applied')?.outcome;
  const stands = leafStates(step.snapshot.value).map((id) => textOf(document.states[id]?.label, locale) || id);
  return (
    <li className={styles.step} data-newest={newest || undefined}>
      <p className={styles.stepTitle}>
        {title(step)}
        {outcome ? (
          <span className={styles.outcome} data-outcome={outcome}>
            {t(`outcome.${outcome}`)}
          </span>
        ) : null}
      </p>
      <p className={styles.stands}>→ {stands.join(' + ')}</p>
      {step.problems.map((problem) => (
        <p key={problem.code + problem.path} className={styles.fault}>
          {problem.message[locale]}
        </p>
      ))}
      {step.line === null
        ? null
        : step.decisions.map((decision, index) => <Happened key={index} simulation={simulation} decision={decision} />)}
    </li>
  );
}

function Happened({ simulation, decision }: { readonly simulation: Simulation; readonly decision: Decision }) {
  const { t } = useTranslation('simulator');
  const locale = useLocale();
  const { context: fields } = simulation.machine.document;
  return (
    <>
      {decision.changes.map(({ field, before, after }) => (
        <p key={field} className={styles.change}>
          {t('changedTo', {
            field: textOf(fields[field]?.label, locale) || field,
            before: formatValue(before, fields[field]?.type, locale),
            after: formatValue(after, fields[field]?.type, locale),
          })}
        </p>
      ))}
      {decision.notes.map((note) => (
        <p key={note.type + note.text} className={styles.note} data-type={note.type}>
          {note.text}
        </p>
      ))}
    </>
  );
}
