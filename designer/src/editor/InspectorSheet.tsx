import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Editor.module.css';
import { Inspector } from './inspector/index.ts';

/** On a phone the inspector lies below and is pulled up when wanted. */
export function InspectorSheet() {
  const { t } = useTranslation('editor');
  const [opened, setOpened] = useState(false);
  return (
    <div className={styles.sheet} data-opened={opened || undefined} data-editor-inspector>
      <UnstyledButton className={styles.sheetHandle} aria-expanded={opened} onClick={() => setOpened(!opened)}>
        {opened ? <IconChevronDown size={16} aria-hidden="true" /> : <IconChevronUp size={16} aria-hidden="true" />}
        {t(opened ? 'closeInspector' : 'openInspector')}
      </UnstyledButton>
      {opened ? (
        <div className={styles.sheetBody}>
          <Inspector />
        </div>
      ) : null}
    </div>
  );
}
