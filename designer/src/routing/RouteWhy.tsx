import { textOf } from '@orderloom/shared/base';
import type { Fact, RouteExplanation, SeenPart, SeenValue } from '@orderloom/shared/routing';
import { IconCheck, IconClockExclamation, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { Chip } from '../ui/Chip.tsx';
import { yuan } from '../ui/money.ts';
import { Time } from '../ui/Time.tsx';
import styles from './Routing.module.css';
import { nameOf } from './routing-fields.ts';
import look from './TryOut.module.css';

/** Why an order goes where it goes: each rule with what it read, and how old that was. */
export function RouteWhy({ explanation, facts }: { readonly explanation: RouteExplanation; readonly facts: readonly Fact[] }) {
  const { t } = useTranslation('routing');
  const { lock, hits, passed, candidates } = explanation;
  return (
    <div className={look.why}>
      {lock ? <p>{t('locked', { reason: lock.reason })}</p> : null}
      {hits.length === 0 && !lock ? <p>{t('noneHit')}</p> : null}
      {hits.map(({ rule, name, gave, parts }) => (
        <div key={rule}>
          <p>
            <b>{name || t('ruleFit')}</b> <span className={styles.quiet}>→ {gave.map((part) => t(`gave-${part}`)).join('、')}</span>
          </p>
          <Parts parts={parts} />
        </div>
      ))}
      {candidates.length > 0 ? (
        <ol className={look.parts}>
          {candidates.slice(0, 3).map(({ warehouse, carrier, score, stock, distance, cost, promise }) => (
            <li key={`${warehouse} ${carrier}`}>
              {[nameOf(facts, 'warehouse', warehouse), nameOf(facts, 'carrier', carrier)].filter(Boolean).join(' · ')}{' '}
              <b className="tabular">{score}</b> <span className={styles.quiet}>{t('scoreParts', { stock, distance, cost, promise })}</span>
            </li>
          ))}
        </ol>
      ) : null}
      {passed.length > 0 ? (
        <details>
          <summary className={styles.quiet}>{t('passedOver', { count: passed.length })}</summary>
          {passed.map(({ rule, name, why, parts }) => (
            <div key={rule}>
              <p>
                {name || rule} <span className={styles.quiet}>{t(`why-${why}`)}</span>
              </p>
              <Parts parts={parts} />
            </div>
          ))}
        </details>
      ) : null}
    </div>
  );
}

function Parts({ parts }: { readonly parts: readonly SeenPart[] }) {
  const locale = useLocale();
  const { t } = useTranslation('routing');
  return (
    <ul className={look.parts}>
      {parts.map(({ sentence, met, values }) => (
        <li key={sentence.en}>
          {met === null ? (
            <IconQuestionMark size={12} aria-label={t('notKnown')} />
          ) : met ? (
            <IconCheck size={12} color="var(--ol-done)" aria-label={t('isMet')} />
          ) : (
            <IconX size={12} color="var(--ol-error)" aria-label={t('notMet')} />
          )}{' '}
          {sentence[locale]}
          {values.map((value) => (
            <Seen key={value.word} value={value} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function Seen({ value: { word, label, type, value, at, stale } }: { readonly value: SeenValue }) {
  const { t } = useTranslation('routing');
  const locale = useLocale();
  const shown =
    value === null ? t('empty') : type === 'money' ? yuan(Number(value)) : Array.isArray(value) ? value.join('、') : String(value);
  return (
    <span className={styles.quiet} title={textOf(label, locale) || word}>
      {' '}
      {t('was', { value: shown })}
      {at === null ? null : (
        <>
          {' · '}
          <Time iso={new Date(at).toISOString()} as="ago" />
        </>
      )}
      {stale ? (
        <>
          {' '}
          <Chip tone="time" icon={<IconClockExclamation size={12} aria-hidden="true" />}>
            {t('stale')}
          </Chip>
        </>
      ) : null}
    </span>
  );
}
