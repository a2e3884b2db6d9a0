import { Button } from '@mantine/core';
import type { Transition } from '@orderloom/shared/document';
import { IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/index.ts';
import { rivalsOf } from './decision-table.ts';

const DecisionTableDialog = lazy(async () => ({ default: (await import('./DecisionTableDialog.tsx')).DecisionTableDialog }));

/** Leads from one transition to the table of all that its trigger chooses among. */
export function OpenDecisionTable({ transition }: { readonly transition: Transition }) {
  const { t } = useTranslation('decision-table');
  const [opened, setOpened] = useState(false);
  const count = useSession(({ document }) => rivalsOf(document, transition).length);
  return (
    <>
      <Button mt={6} size="compact-xs" variant="subtle" leftSection={<IconTable size={14} />} onClick={() => setOpened(true)}>
        {t('open', { count })}
      </Button>
      <Suspense fallback={null}>{opened ? <DecisionTableDialog first={transition} onClose={() => setOpened(false)} /> : null}</Suspense>
    </>
  );
}
