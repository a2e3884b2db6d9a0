import { Button, Text } from '@mantine/core';
import type { Json } from '@orderloom/shared/base';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useSelector } from '@xstate/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { useSession } from '../editor/session/index.ts';
import { initialValues, PayloadForm } from '../ui/fields/index.ts';
import styles from './Simulator.module.css';
import { useSimulator } from './simulator.ts';

/** Before the first step: the data the order starts with. */
export function StartView() {
  const { t } = useTranslation('simulator');
  const locale = useLocale();
  const simulator = useSimulator();
  const document = useSession((session) => session.document);
  const reveal = useSession((session) => session.reveal);
  const { problems, data } = useSelector(simulator, (snapshot) => snapshot.context);
  const [typed, setTyped] = useState<Readonly<Record<string, Json>>>(data);
  const values = { ...initialValues(document.context), ...typed };
  return (
    <div className={styles.start}>
      <div className={styles.intro}>
        <Text size="sm" c="dimmed">
          {t('intro')}
        </Text>
        <Button
          leftSection={<IconPlayerPlay size={14} />}
          onClick={() => simulator.send({ type: 'start', document, data: startData(values), now: Date.now() })}
        >
          {t('start')}
        </Button>
        {problems.length > 0 ? (
          <div role="alert">
            <p className={styles.alertTitle}>{t('problemsTitle')}</p>
            <ul className={styles.problems}>
              {problems.map(({ code, path, message, place }) => (
                <li key={code + path}>
                  <button type="button" className={styles.problem} disabled={!place} onClick={() => place && reveal(place)}>
                    {message[locale]}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
      <div className={styles.startForm}>
        <h4 className={styles.title}>{t('startData')}</h4>
        {Object.keys(document.context).length === 0 ? (
          <p className={styles.empty}>{t('noData')}</p>
        ) : (
          <PayloadForm columns={2} fields={document.context} value={values} onChange={setTyped} />
        )}
      </div>
    </div>
  );
}

/** What is empty is left to the defaults. */
function startData(values: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
