import { Button } from '@mantine/core';
import type { Person } from '@orderloom/shared/api';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '../api/queries.ts';
import { Chip } from '../ui/Chip.tsx';
import { Time } from '../ui/Time.tsx';
import styles from './Access.module.css';
import { PersonDialog } from './PersonDialog.tsx';
import { Rows } from './Rows.tsx';

/** Who may sign in, and as what. */
export function People() {
  const { t } = useTranslation('access');
  const [edited, setEdited] = useState<Person | 'new' | null>(null);
  const people = usePeople();
  return (
    <>
      <div className={styles.tools}>
        <span className={styles.space} />
        <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
          {t('newPerson')}
        </Button>
      </div>
      <Rows list={people} empty={{ title: t('peopleEmpty'), text: t('peopleEmptyText') }}>
        {(person) => <PersonRow key={person.id} person={person} onEdit={() => setEdited(person)} />}
      </Rows>
      <PersonDialog edited={edited} onClose={() => setEdited(null)} />
    </>
  );
}

function PersonRow({ person, onEdit }: { readonly person: Person; readonly onEdit: () => void }) {
  const { t } = useTranslation('access');
  return (
    <li className={styles.row}>
      <span>
        <span className={styles.name}>{person.display}</span> <span className={styles.quiet}>{person.name}</span>
      </span>
      <span>
        {person.disabled ? (
          <Chip tone="error">{t('disabled')}</Chip>
        ) : (
          <Chip tone={person.role === 'admin' ? 'accent' : 'plain'}>{t(`role-${person.role}`)}</Chip>
        )}
      </span>
      <span className={styles.quiet}>
        {person.ready ? (
          person.signedInAt ? (
            <>
              {t('lastSeen')} <Time iso={person.signedInAt} as="ago" />
            </>
          ) : (
            t('neverSeen')
          )
        ) : (
          t('notReady')
        )}
      </span>
      <span className={styles.buttons}>
        <Button variant="default" aria-label={`${t('edit')} ${person.display}`} onClick={onEdit}>
          {t('edit')}
        </Button>
      </span>
    </li>
  );
}
