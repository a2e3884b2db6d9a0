import { Button } from '@mantine/core';
import { meaningHash } from '@orderloom/shared/document';
import type { Simulation } from '@orderloom/shared/simulate';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../editor/session/index.ts';
import { ClockBar } from './ClockBar.tsx';
import { DataColumn } from './DataColumn.tsx';
import { EventsColumn } from './EventsColumn.tsx';
import { LogColumn } from './LogColumn.tsx';
import { OutsideColumn } from './OutsideColumn.tsx';
import styles from './Simulator.module.css';
import { useSimulator } from './simulator.ts';

/** One order under way: the clock above, then what can happen, what it holds, what it waits for, what happened. */
export function SimulationView({ simulation }: { readonly simulation: Simulation }) {
  const { t } = useTranslation('simulator');
  const simulator = useSimulator();
  const document = useDeferredValue(useSession((session) => session.document));
  const stale = useMemo(() => meaningHash(document) !== simulation.machine.hash, [document, simulation.machine.hash]);
  return (
    <div className={styles.panel}>
      <ClockBar simulation={simulation} />
      {stale ? (
        <div className={styles.stale} role="status">
          {t('changed')}
          <Button size="compact-xs" variant="light" color="orange" onClick={() => simulator.send({ type: 'replay', document })}>
            {t('replay')}
          </Button>
        </div>
      ) : null}
      <div className={styles.columns}>
        <EventsColumn simulation={simulation} />
        <OutsideColumn simulation={simulation} />
        <DataColumn simulation={simulation} />
        <LogColumn simulation={simulation} />
      </div>
    </div>
  );
}
