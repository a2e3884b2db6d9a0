import { Button, Menu } from '@mantine/core';
import type { IncidentSummary } from '@orderloom/shared/api';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/queries.ts';
import styles from './Incidents.module.css';
import { mendWord } from './incident-words.ts';
import { MendDialog } from './MendDialog.tsx';

type MendType = IncidentSummary['mends'][number];

interface ButtonsProps {
  readonly incident: IncidentSummary;
  /** Only what is stuck of this order. */
  readonly order?: string;
  readonly compact?: boolean;
}

/** What to press: the likeliest mend first, the others beside it or in a menu. */
export function MendButtons({ incident, order, compact = false }: ButtonsProps) {
  const { t } = useTranslation('incidents');
  const [chosen, setChosen] = useState<MendType>();
  const word = (mend: MendType) => t(`mend.${mendWord(incident, mend)}`);
  if (!useMay('orders:repair')) return null;
  const [likeliest, ...others] = incident.mends;
  const dialog = chosen ? <MendDialog incident={incident} order={order} type={chosen} onClose={() => setChosen(undefined)} /> : null;
  if (!compact) {
    return (
      <div className={styles.buttons}>
        {incident.mends.map((mend) => (
          <Button
            key={mend}
            variant={mend === likeliest ? 'filled' : 'default'}
            disabled={incident.running}
            onClick={() => setChosen(mend)}
          >
            {mend === 'move' ? word(mend) : `${word(mend)} · ${t('mendAll')} ${incident.open}`}
          </Button>
        ))}
        {dialog}
      </div>
    );
  }
  return (
    <Button.Group>
      {likeliest ? (
        <Button size="compact-sm" variant="default" disabled={incident.running} onClick={() => setChosen(likeliest)}>
          {word(likeliest)}
        </Button>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-sm" variant="default" px={6} disabled={incident.running} aria-label={t('mendOne')}>
            <IconChevronDown size={14} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((mend) => (
            <Menu.Item key={mend} onClick={() => setChosen(mend)}>
              {word(mend)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {dialog}
    </Button.Group>
  );
}
