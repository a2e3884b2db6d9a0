import { Button } from '@mantine/core';
import type { JournalEntry, OutboxItem } from '@orderloom/shared/api';
import type { Json } from '@orderloom/shared/base';
import { IconArrowRight, IconClock, IconClockOff, IconGitBranch, IconNote, IconSend2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrder } from '../api/queries.ts';
import { useRepairing } from '../repairs/repair-context.tsx';
import { Chip } from '../ui/Chip.tsx';
import { formatValue } from '../ui/fields/index.ts';
import { Time } from '../ui/Time.tsx';
import { actionsById, actionText, type FlowNames, fieldName, isParking, statesText } from './flow-names.ts';
import timeline from './Timeline.module.css';
import tones from './Tones.module.css';
import { useTimerText } from './timer-text.ts';
import { arrivedAt } from './walk.ts';
import { reasonsOf } from './why.ts';

interface DetailsProps {
  readonly entry: JournalEntry;
  readonly names: FlowNames;
}

/** What came of one step: states entered and why, data changed, effects sent, timers, notes and refusals. */
export function TimelineDetails({ entry, names, deliveries }: DetailsProps & { readonly deliveries: ReadonlyMap<string, OutboxItem> }) {
  const { locale } = names;
  return (
    <div className={timeline.details}>
      <Reason entry={entry} />
      <Moves entry={entry} names={names} />
      {entry.problems.map((problem) => (
        <span key={`${problem.code} ${problem.path}`} className={tones.problem}>
          {problem.message[locale]}
        </span>
      ))}
      <Payload entry={entry} names={names} />
      <Changes entry={entry} names={names} />
      {entry.effects.map((effect) => (
        <EffectLine key={effect.key} effect={effect} names={names} item={deliveries.get(effect.key)} />
      ))}
      <Timers entry={entry} names={names} />
      {entry.notes.map((note) => (
        <NoteLine key={`${note.type} ${note.text}`} note={note} />
      ))}
    </div>
  );
}

function Line({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <span className={timeline.line}>
      {icon}
      {children}
    </span>
  );
}

/** Why a person mended the order. */
function Reason({ entry }: { readonly entry: JournalEntry }) {
  const { t } = useTranslation('orders');
  if (entry.input !== 'repair') return null;
  const { reason = '' } = (entry.payload ?? {}) as { readonly reason?: string };
  return (
    <Line icon={<IconNote size={13} color="var(--ol-ink-2)" aria-hidden="true" />}>
      <span className={tones.name}>{t('repairReason')}</span>
      {reason}
    </Line>
  );
}

function Moves({ entry, names }: DetailsProps) {
  const { t } = useTranslation('orders');
  const reasons = reasonsOf(entry, names);
  const entered = arrivedAt(entry);
  return (
    <>
      {entered.length > 0 ? (
        <Line icon={<IconArrowRight size={13} color="var(--ol-done)" aria-hidden="true" />}>
          <span className={tones.name}>{t('entered')}</span>
          {statesText(names, entered)}
        </Line>
      ) : null}
      {reasons.map((reason) => (
        <Line key={reason} icon={<IconGitBranch size={13} color="var(--ol-condition)" aria-hidden="true" />}>
          <span className={tones.name}>{t('whyGuard')}</span>
          <span className={tones.condition}>{reason}</span>
        </Line>
      ))}
    </>
  );
}

/** What an event brought, apart from what it changed under the same name. */
function Payload({ entry, names }: DetailsProps) {
  const { t } = useTranslation('orders');
  const { payload } = entry;
  if (entry.input !== 'event' || payload === null || typeof payload !== 'object' || Array.isArray(payload)) return null;
  const changed = new Set(entry.changes.map((change) => change.field));
  const brought = Object.entries(payload).filter(([key, value]) => value !== null && !changed.has(key));
  if (brought.length === 0) return null;
  const types = names.document?.events[entry.name]?.payload;
  return (
    <Line icon={null}>
      <span className={tones.name}>{t('payload')}</span>
      {brought.map(([key, value]) => (
        <Chip key={key}>
          {fieldName(names, key, entry.name)} {formatValue(value as Json, types?.[key]?.type, names.locale)}
        </Chip>
      ))}
    </Line>
  );
}

/** Before it there was no order. */
function isFirst({ input }: JournalEntry): boolean {
  return input === 'start' || input === 'import';
}

/** The fields that read otherwise than before; at the start there was nothing before. */
function Changes({ entry, names }: DetailsProps) {
  const told = entry.changes.map(({ field, before, after }) => ({
    field,
    before: valueText(names, field, isFirst(entry) ? null : before),
    after: valueText(names, field, after),
  }));
  return told
    .filter((change) => change.before !== change.after)
    .map((change) => (
      <Line key={change.field} icon={null}>
        <span className={tones.name}>{fieldName(names, change.field)}</span>
        {isFirst(entry) ? null : (
          <>
            <del>{change.before}</del>
            <IconArrowRight size={12} aria-hidden="true" />
          </>
        )}
        <ins>{change.after}</ins>
      </Line>
    ));
}

const effectLooks = {
  pending: { tone: 'plain', text: 'effectPending' },
  delivering: { tone: 'effect', text: 'effectDelivering' },
  delivered: { tone: 'done', text: 'effectDelivered' },
  dead: { tone: 'error', text: 'effectDead' },
  skipped: { tone: 'plain', text: 'effectSkipped' },
} as const;

interface EffectLineProps {
  readonly effect: JournalEntry['effects'][number];
  readonly names: FlowNames;
  readonly item: OutboxItem | undefined;
}

function EffectLine({ effect, names, item }: EffectLineProps) {
  const { t } = useTranslation('orders');
  const call = actionsById(names.document).get(effect.action);
  const look = item ? effectLooks[item.status] : undefined;
  return (
    <Line icon={<IconSend2 size={13} color="var(--ol-effect)" aria-hidden="true" />}>
      <span className={tones.effect}>{call ? actionText(names, call) : (item?.destination ?? effect.type)}</span>
      {look ? <Chip tone={look.tone}>{t(look.text)}</Chip> : null}
      {item?.status === 'dead' && item.lastError ? <span className={tones.problem}>{item.lastError}</span> : null}
      {item ? <SkipEffect item={item} /> : null}
    </Line>
  );
}

/** A person may give up what is not sent yet, or could not be sent. */
function SkipEffect({ item }: { readonly item: OutboxItem }) {
  const { t } = useTranslation('repairs');
  const repair = useRepairing();
  const waiting = useOrder(item.order).data?.calls.some(({ key }) => key === item.key) ?? false;
  if (!repair || (item.status !== 'dead' && item.status !== 'pending')) return null;
  return (
    <Button size="compact-xs" variant="subtle" onClick={() => repair({ type: 'skip-effect', effect: item.key, waits: waiting })}>
      {t('skip')}
    </Button>
  );
}

function Timers({ entry, names }: DetailsProps) {
  const { t } = useTranslation('orders');
  const timerText = useTimerText(names);
  return (
    <>
      {entry.timers.armed
        .filter(({ id }) => !isParking(id))
        .map((timer) => (
          <Line key={timer.id} icon={<IconClock size={13} color="var(--ol-time)" aria-hidden="true" />}>
            <span className={tones.name}>{t('timersArmed')}</span>
            {timerText(timer.id).what}
            <span className={tones.time}>
              <Time iso={new Date(timer.due).toISOString()} />
            </span>
            {timerText(timer.id).effect}
          </Line>
        ))}
      {entry.timers.cancelled
        .filter(({ id }) => !isParking(id))
        .map((timer) => (
          <Line key={timer.id} icon={<IconClockOff size={13} color="var(--ol-ink-3)" aria-hidden="true" />}>
            <span className={tones.name}>{t('timersCancelled')}</span>
            {timerText(timer.id).what}
          </Line>
        ))}
    </>
  );
}

const noteTexts: Readonly<Record<string, string>> = {
  'deferred-expired': 'noteDeferredExpired',
  'deferred-applied': 'noteDeferredApplied',
  'guard-failed': 'noteGuardFailed',
  'timer-passed': 'noteTimerPassed',
};

function NoteLine({ note }: { readonly note: JournalEntry['notes'][number] }) {
  const { t } = useTranslation('orders');
  const text = noteTexts[note.type];
  return (
    <Line icon={<IconNote size={13} color="var(--ol-ink-2)" aria-hidden="true" />}>{text ? t(text, { text: note.text }) : note.text}</Line>
  );
}

function valueText(names: FlowNames, field: string, value: Json): string {
  return formatValue(value, names.document?.context[field]?.type, names.locale);
}
