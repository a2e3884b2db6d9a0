import { Alert, Skeleton } from '@mantine/core';
import type { RepairPreview } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { IconArrowRight, IconClock, IconClockOff, IconPhoneCall, IconPhoneOff, IconSend2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { actionsById, actionText, type FlowNames, fieldName, statesText } from '../orders/flow-names.ts';
import { useTimerText } from '../orders/timer-text.ts';
import { Chip } from '../ui/Chip.tsx';
import { formatValue } from '../ui/fields/index.ts';
import { Time } from '../ui/Time.tsx';
import styles from './Repairs.module.css';

interface PreviewProps {
  readonly preview: RepairPreview | undefined;
  readonly names: FlowNames;
}

/** What will happen, before it does: states, timers, calls, effects and fields. */
export function RepairPreviewPanel({ preview, names }: PreviewProps) {
  const { t } = useTranslation('repairs');
  if (!preview) return <Skeleton height={72} aria-busy="true" />;
  const possible = preview.outcome === 'applied' || preview.outcome === 'deferred' || preview.outcome === 'ignored';
  if (!possible) {
    return (
      <Alert color="red" title={t('notPossible')} role="status">
        {preview.problems.map(({ message }) => message[names.locale]).join(' ')}
      </Alert>
    );
  }
  return (
    <section className={styles.preview} aria-label={t('willHappen')}>
      <h3>{t('willHappen')}</h3>
      <Moves preview={preview} names={names} />
      <Waits preview={preview} names={names} />
      <Sends preview={preview} names={names} />
      {preview.changes.map(({ field, before, after }) => (
        <Line key={field} icon={null}>
          {fieldName(names, field)} <del>{fieldText(names, field, before)}</del> <IconArrowRight size={12} aria-hidden="true" />{' '}
          <ins>{fieldText(names, field, after)}</ins>
        </Line>
      ))}
    </section>
  );
}

type Shown = PreviewProps & { readonly preview: RepairPreview };

function Line({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles.line}>
      <span aria-hidden="true">{icon}</span>
      <span>{children}</span>
    </div>
  );
}

function Moves({ preview, names }: Shown) {
  const { t } = useTranslation('repairs');
  const { left, entered, status } = preview;
  return (
    <>
      {left.length + entered.length === 0 ? (
        <Line icon={<IconArrowRight size={14} />}>{t('staysWhereItIs')}</Line>
      ) : (
        <Line icon={<IconArrowRight size={14} />}>
          {left.length > 0 ? `${statesText(names, left)} → ` : '→ '}
          <strong>{statesText(names, entered)}</strong>
        </Line>
      )}
      {status === 'active' ? null : (
        <Line icon={null}>
          <Chip tone={status === 'error' ? 'error' : 'done'}>{t(status === 'error' ? 'thenStopped' : 'thenDone')}</Chip>
        </Line>
      )}
    </>
  );
}

function Waits({ preview, names }: Shown) {
  const { t } = useTranslation('repairs');
  const timer = useTimerText(names);
  const call = ({ state, call: id }: { readonly state: string; readonly call: string }) =>
    textOf(names.document?.states[state]?.calls.find((one) => one.id === id)?.label, names.locale) || id;
  return (
    <>
      {preview.armed.map(({ id, due }) => (
        <Line key={`+${id}`} icon={<IconClock size={14} color="var(--ol-time)" />}>
          {t('arms', { name: timer(id).what })} <Time iso={due} />
        </Line>
      ))}
      {preview.cancelled.map(({ id }) => (
        <Line key={`-${id}`} icon={<IconClockOff size={14} />}>
          {t('cancels', { name: timer(id).what })}
        </Line>
      ))}
      {preview.callsOpened.map((one) => (
        <Line key={`+${one.state}${one.call}`} icon={<IconPhoneCall size={14} color="var(--ol-effect)" />}>
          {t('opensCall', { name: call(one) })}
        </Line>
      ))}
      {preview.callsClosed.map((one) => (
        <Line key={`-${one.state}${one.call}`} icon={<IconPhoneOff size={14} />}>
          {t('closesCall', { name: call(one) })}
        </Line>
      ))}
    </>
  );
}

function Sends({ preview, names }: Shown) {
  const { t } = useTranslation('repairs');
  const known = actionsById(names.document);
  return preview.effects.map(({ action, type }) => {
    const call = known.get(action);
    return (
      <Line key={action} icon={<IconSend2 size={14} color="var(--ol-effect)" />}>
        {t('sends', { name: call ? actionText(names, call) : type })}
      </Line>
    );
  });
}

function fieldText({ document, locale }: FlowNames, field: string, value: RepairPreview['changes'][number]['before']): string {
  return formatValue(value, document?.context[field]?.type, locale);
}
