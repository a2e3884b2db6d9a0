import { ActionIcon, Button, Group, Popover } from '@mantine/core';
import { durationText } from '@orderloom/shared/diagram';
import type { Simulation } from '@orderloom/shared/simulate';
import { nextTimer } from '@orderloom/shared/step';
import { IconArrowBackUp, IconClock, IconPlayerStop, IconPlayerTrackNext, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { useSession } from '../editor/session/index.ts';
import { DurationInput } from '../ui/fields/index.ts';
import styles from './Simulator.module.css';
import { useSimulator } from './simulator.ts';

const leaps = [10 * 60_000, 3_600_000, 86_400_000];

/** Starting over, going back, and virtual time. */
export function ClockBar({ simulation }: { readonly simulation: Simulation }) {
  const { t } = useTranslation('simulator');
  const locale = useLocale();
  const simulator = useSimulator();
  const document = useSession((session) => session.document);
  const advance = (ms: number) => simulator.send({ type: 'line', line: { advance: ms } });
  const next = nextTimer(simulation.snapshot);
  const elapsed = simulation.now - simulation.start;
  const { data } = simulator.getSnapshot().context;
  return (
    <div className={styles.bar}>
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          size={26}
          variant="default"
          aria-label={t('restart')}
          title={t('restart')}
          onClick={() => simulator.send({ type: 'start', document, data, now: Date.now() })}
        >
          <IconRefresh size={14} />
        </ActionIcon>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={14} />}
          disabled={simulation.steps.length <= 1}
          onClick={() => simulator.send({ type: 'back' })}
        >
          {t('back')}
        </Button>
        <ActionIcon size={26} variant="default" aria-label={t('stop')} title={t('stop')} onClick={() => simulator.send({ type: 'stop' })}>
          <IconPlayerStop size={14} />
        </ActionIcon>
      </Group>
      <span className={styles.clock} title={new Date(simulation.now).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB')}>
        <IconClock size={14} aria-label={t('clock')} />
        {elapsed === 0 ? t('clockStart') : t('clockNow', { span: durationText(elapsed, locale) })}
      </span>
      <Group gap={4} wrap="nowrap" role="group" aria-label={t('advance')}>
        <Button
          size="compact-sm"
          className={styles.next ?? ''}
          variant="default"
          leftSection={<IconPlayerTrackNext size={13} />}
          disabled={!next}
          onClick={() => next && advance(Math.max(0, next.due - simulation.now))}
        >
          {t('toNext')}
        </Button>
        {leaps.map((ms) => (
          <Button key={ms} size="compact-sm" variant="default" onClick={() => advance(ms)}>
            {t('plus', { span: durationText(ms, locale) })}
          </Button>
        ))}
        <CustomLeap onGo={advance} />
      </Group>
    </div>
  );
}

function CustomLeap({ onGo }: { readonly onGo: (ms: number) => void }) {
  const { t } = useTranslation('simulator');
  const [opened, setOpened] = useState(false);
  const [ms, setMs] = useState<number | null>(2 * 3_600_000);
  return (
    <Popover opened={opened} onChange={setOpened} position="top" trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="default" onClick={() => setOpened(!opened)}>
          {t('custom')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Group gap={6} wrap="nowrap" w={240}>
          <DurationInput label={t('advance')} value={ms} onChange={setMs} />
          <Button
            disabled={ms === null}
            onClick={() => {
              if (ms !== null) onGo(ms);
              setOpened(false);
            }}
          >
            {t('go')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
