import { Button } from '@mantine/core';
import type { JournalEntry, OutboxItem } from '@orderloom/shared/api';
import {
  IconAlertTriangle,
  IconClock,
  IconCloudDown,
  IconHandStop,
  IconPencil,
  IconPlayerPlay,
  IconPlus,
  IconTool,
  IconUser,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChannels } from '../api/queries.ts';
import { useRepairing } from '../repairs/repair-context.tsx';
import { Chip, type Tone } from '../ui/Chip.tsx';
import { Time } from '../ui/Time.tsx';
import { actionsById, eventName, type FlowNames } from './flow-names.ts';
import timeline from './Timeline.module.css';
import { TimelineDetails } from './TimelineDetails.tsx';
import { useTimerText } from './timer-text.ts';

export interface TimelineEntryProps {
  readonly entry: JournalEntry;
  readonly names: FlowNames;
  readonly deliveries: ReadonlyMap<string, OutboxItem>;
  readonly journal: readonly JournalEntry[];
}

const looks: Readonly<Record<string, { readonly Icon: typeof IconPlus; readonly tone: Tone }>> = {
  start: { Icon: IconPlus, tone: 'accent' },
  event: { Icon: IconPlayerPlay, tone: 'accent' },
  timer: { Icon: IconClock, tone: 'time' },
  reply: { Icon: IconCloudDown, tone: 'effect' },
  set: { Icon: IconPencil, tone: 'plain' },
  resume: { Icon: IconUser, tone: 'plain' },
  repair: { Icon: IconTool, tone: 'time' },
};
const troubled: readonly JournalEntry['outcome'][] = ['rejected', 'failed'];
const outcomeTexts = {
  ignored: 'outcomeIgnored',
  deferred: 'outcomeDeferred',
  rejected: 'outcomeRejected',
  void: 'outcomeVoid',
  failed: 'outcomeFailed',
} as const;

/** One step of the order. */
export function TimelineEntry({ entry, names, deliveries, journal }: TimelineEntryProps) {
  const { t } = useTranslation('orders');
  const title = useTitle(names, journal);
  const who = useActorName();
  const bad = troubled.includes(entry.outcome);
  const look = looks[entry.input];
  const Icon = bad ? (entry.outcome === 'failed' ? IconAlertTriangle : IconHandStop) : (look?.Icon ?? IconPlayerPlay);
  return (
    <li className={timeline.entry} value={entry.seq}>
      <span className={timeline.dot} data-tone={bad ? 'error' : (look?.tone ?? 'plain')}>
        <Icon size={13} aria-hidden="true" />
      </span>
      <div>
        <div className={timeline.what}>
          <strong>{title(entry)}</strong>
          {entry.outcome === 'applied' ? null : <Chip tone={bad ? 'error' : 'plain'}>{t(outcomeTexts[entry.outcome])}</Chip>}
          {bad ? <TryAgain entry={entry} /> : null}
          <span className={timeline.who}>{who(entry.actor)}</span>
          <span className={timeline.when}>
            <Time iso={entry.at} />
          </span>
        </div>
        <TimelineDetails entry={entry} names={names} deliveries={deliveries} />
      </div>
    </li>
  );
}

/** The same input once more, by hand. */
function TryAgain({ entry }: { readonly entry: JournalEntry }) {
  const { t } = useTranslation('repairs');
  const repair = useRepairing();
  if (!repair || entry.input === 'repair' || entry.input === 'resume') return null;
  return (
    <Button size="compact-xs" variant="subtle" onClick={() => repair({ type: 'retry', step: entry.seq })}>
      {t('retry')}
    </Button>
  );
}

function useTitle(names: FlowNames, journal: readonly JournalEntry[]): (entry: JournalEntry) => string {
  const { t } = useTranslation('orders');
  const timerText = useTimerText(names);
  return (entry) => {
    switch (entry.input) {
      case 'start':
        return t('didStart');
      case 'import':
        return t('didImport');
      case 'timer':
        return t('didTimer', { name: timerText(entry.name).what });
      case 'reply':
        return t('didReply', { name: callName(entry.name, names, journal) });
      case 'set':
        return t('didSet');
      case 'resume':
        return t('didResume');
      case 'repair':
        return t(`repair.${entry.name}`);
      case 'migrate':
        return t('didMigrate', versionsOf(entry));
      case 'revert':
        return t('didRevert', versionsOf(entry));
      default:
        return eventName(names, entry.name);
    }
  };
}

/** The versions a move was between. */
function versionsOf({ payload }: JournalEntry) {
  const { from, to } = (payload ?? {}) as { readonly from?: number; readonly to?: number };
  return { from, to };
}

/** The label of the call that an effect's key belongs to. */
function callName(key: string, names: FlowNames, journal: readonly JournalEntry[]): string {
  const action = journal.flatMap((entry) => entry.effects).find((effect) => effect.key === key)?.action;
  const calls = Object.values(names.document?.states ?? {}).flatMap((state) => state.calls);
  const call = calls.find((candidate) => candidate.action.id === action);
  return call?.label[names.locale] ?? call?.label.zh ?? call?.label.en ?? (action && actionsById(names.document).get(action)?.type) ?? key;
}

/** Who did it: `channel:<id>`, `person:<name>`, `timer`, `effect`. */
function useActorName(): (actor: string) => string {
  const { t } = useTranslation('orders');
  const channels = useChannels().data;
  return (actor) => {
    const [kind = '', name = ''] = actor.split(':', 2);
    if (kind === 'channel') return t('whoChannel', { name: channels?.find((channel) => channel.id === name)?.name ?? name });
    if (kind === 'person') return t('whoPerson', { name });
    if (kind === 'timer') return t('whoTimer');
    if (kind === 'effect') return t('whoEffect');
    return name || actor || t('whoSystem');
  };
}
