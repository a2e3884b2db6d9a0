import { Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { useSession } from '../session/index.ts';
import { useView } from '../view/index.ts';
import styles from './SearchBox.module.css';
import { type Entry, matchingEntries, searchEntries } from './search-entries.ts';

const shown = 40;

/** Finds states, transitions, events, fields and rule texts, and jumps there. */
export function SearchBox() {
  const opened = useView((view) => view.sheet === 'search');
  const close = useView((view) => view.closeSheet);
  return (
    <Modal opened={opened} onClose={close} withCloseButton={false} padding={0} size={560} yOffset="12vh" centered={false}>
      {opened ? <Finder onClose={close} /> : null}
    </Modal>
  );
}

function Finder({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('editor');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const reveal = useSession((session) => session.reveal);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const entries = useMemo(() => searchEntries(document, locale), [document, locale]);
  const found = useMemo(() => matchingEntries(entries, query).slice(0, shown), [entries, query]);
  const chosen = Math.min(at, found.length - 1);
  const jump = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    reveal(entry.place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((chosen + step + found.length) % found.length);
    } else if (event.key === 'Enter') jump(found[chosen]);
  };
  return (
    <div>
      <TextInput
        data-autofocus
        size="md"
        variant="unstyled"
        className={styles.field}
        leftSection={<IconSearch size={16} />}
        aria-label={t('find')}
        placeholder={t('search')}
        role="combobox"
        aria-expanded
        aria-controls="editor-found"
        aria-activedescendant={found[chosen] ? `editor-found-${chosen}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="editor-found" role="listbox" aria-label={t('find')} className={styles.list}>
        {found.map((entry, index) => (
          <button
            key={`${entry.place.type}.${'id' in entry.place ? entry.place.id : ''}`}
            id={`editor-found-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={styles.entry}
            ref={(line) => {
              if (index === chosen) line?.scrollIntoView({ block: 'nearest' });
            }}
            onClick={() => jump(entry)}
          >
            <span className={styles.kind}>{t(entry.kind)}</span>
            <span className={styles.title}>{entry.title}</span>
            <span className={styles.detail}>{entry.detail}</span>
          </button>
        ))}
        {found.length === 0 ? <p className={styles.none}>{t('searchNone')}</p> : null}
      </div>
      <p className={styles.hint}>{t('searchHint')}</p>
    </div>
  );
}
