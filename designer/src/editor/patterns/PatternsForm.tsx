import { Button, Group, Text } from '@mantine/core';
import type { Point } from '@orderloom/shared/document';
import { patterns } from '@orderloom/shared/patterns';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTemplates } from '../../api/queries.ts';
import { useCanvasHandle } from '../canvas/index.ts';
import type { PatternPlace } from '../commands/index.ts';
import { useSession } from '../session/index.ts';
import { PatternCards } from './PatternCards.tsx';
import styles from './Patterns.module.css';
import { PlaceChoice } from './PlaceChoice.tsx';
import { patternPlaces, placeKey } from './pattern-places.ts';
import { useInsert } from './use-insert.ts';

/** The patterns as pictures, the place, and the button. */
export function PatternsForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('patterns');
  const insert = useInsert();
  const [chosen, setChosen] = useState(patterns.all[0]?.id ?? '');
  const [picked, setPicked] = useState<string | null>(null);
  const flows = useWholeFlows();
  const flow = flows.find(({ id }) => id === chosen);
  const places = usePlaces(chosen);
  const place = places.find((one) => placeKey(one) === picked) ?? places[0];

  function submit(event: FormEvent) {
    event.preventDefault();
    if (flow) insert.flow(flow.document);
    else if (place) insert.pattern(chosen, place);
    onClose();
  }

  return (
    <form onSubmit={submit}>
      <PatternCards
        flows={flows}
        chosen={chosen}
        onChoose={(id) => {
          setChosen(id);
          setPicked(null);
        }}
      />
      <div className={styles.foot}>
        {flow ? (
          <Text size="sm" c="dimmed" className={styles.where ?? ''}>
            {t('whole')}
          </Text>
        ) : (
          <PlaceChoice places={places} place={place} onPick={setPicked} />
        )}
        <Group gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!flow && !place}>
            {t('insert')}
          </Button>
        </Group>
      </div>
    </form>
  );
}

/** Whole flows are offered while nothing is drawn that they would replace. */
function useWholeFlows() {
  const templates = useTemplates().data ?? [];
  const empty = useSession(({ document }) => Object.keys(document.states).length <= 1);
  return empty ? templates : [];
}

function usePlaces(id: string): readonly PatternPlace[] {
  const document = useSession((session) => session.document);
  const selection = useSession((session) => session.selection);
  const handle = useCanvasHandle();
  const [centre] = useState<Point>(() => handle.current?.centre() ?? { x: 0, y: 0 });
  const pattern = patterns.get(id);
  return pattern ? patternPlaces(document, pattern, selection, centre) : [];
}
