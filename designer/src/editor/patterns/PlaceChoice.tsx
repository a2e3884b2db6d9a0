import { Select, Text } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import type { PatternPlace } from '../commands/index.ts';
import { useSession } from '../session/index.ts';
import styles from './Patterns.module.css';
import { placeKey } from './pattern-places.ts';

interface PlaceChoiceProps {
  readonly places: readonly PatternPlace[];
  readonly place: PatternPlace | undefined;
  readonly onPick: (key: string | null) => void;
}

/** Where the pattern goes. */
export function PlaceChoice({ places, place, onPick }: PlaceChoiceProps) {
  const { t } = useTranslation('patterns');
  const name = usePlaceName(useSession((session) => session.document));
  if (!place) {
    return (
      <Text size="sm" c="dimmed" className={styles.where ?? ''}>
        {t('nowhere')}
      </Text>
    );
  }
  return (
    <Select
      className={styles.where ?? ''}
      label={t('where')}
      allowDeselect={false}
      searchable
      disabled={places.length < 2}
      data={places.map((one) => ({ value: placeKey(one), label: name(one) }))}
      value={placeKey(place)}
      onChange={onPick}
    />
  );
}

function usePlaceName(document: FlowDocument): (place: PatternPlace) => string {
  const { t } = useTranslation('patterns');
  const locale = useLocale();
  const called = (id = '') => textOf(document.states[id]?.label, locale) || id;
  return (place) => {
    if (place.type === 'after') return t('after', { name: called(place.state) });
    if (place.type !== 'on') return t(place.type);
    const row = document.transitions[place.transition];
    return t('on', { source: called(row?.source), target: called(row?.targets[0]) });
  };
}
