import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useView } from '../view/index.ts';
import styles from './HelpSheet.module.css';

interface Line {
  readonly keys: readonly string[];
  readonly text: string;
}

const sections: readonly { readonly title: string; readonly lines: readonly Line[] }[] = [
  {
    title: 'helpDraw',
    lines: [
      { keys: ['N'], text: 'keyNew' },
      { keys: ['Shift N'], text: 'keyChild' },
      { keys: ['1', '…', '7'], text: 'keyKinds' },
      { keys: ['C'], text: 'keyConnect' },
      { keys: ['Enter'], text: 'keyRename' },
      { keys: ['F2'], text: 'keyName' },
      { keys: ['Tab'], text: 'keyNameNext' },
      { keys: ['E'], text: 'keyEnd' },
      { keys: ['Ctrl G'], text: 'keyGroup' },
    ],
  },
  {
    title: 'helpMove',
    lines: [
      { keys: ['←', '↑', '→', '↓'], text: 'keyArrows' },
      { keys: ['Tab', 'Shift Tab'], text: 'keySiblings' },
      { keys: ['Ctrl Enter'], text: 'keyEnter' },
      { keys: ['Esc'], text: 'keyLeave' },
      { keys: [',', '.'], text: 'keyExits' },
      { keys: ['G', 'Shift G'], text: 'keyFollow' },
      { keys: ['Ctrl A'], text: 'keyAll' },
      { keys: ['Alt ←↑→↓'], text: 'keyNudge' },
    ],
  },
  {
    title: 'helpEdit',
    lines: [
      { keys: ['Ctrl Z', 'Ctrl Y'], text: 'keyUndo' },
      { keys: ['Ctrl X', 'Ctrl C', 'Ctrl V'], text: 'keyClipboard' },
      { keys: ['Ctrl D'], text: 'keyDuplicate' },
      { keys: ['Del'], text: 'keyDelete' },
      { keys: ['Ctrl S'], text: 'keySave' },
      { keys: ['Ctrl Shift P'], text: 'keyPublish' },
    ],
  },
  {
    title: 'helpView',
    lines: [
      { keys: ['F'], text: 'keyFit' },
      { keys: ['L'], text: 'keyTidy' },
      { keys: ['Shift L'], text: 'tidyPhase' },
      { keys: ['P'], text: 'keyPin' },
      { keys: ['+', '−'], text: 'keyZoom' },
      { keys: ['Ctrl F'], text: 'keyFind' },
      { keys: ['?'], text: 'keyHelp' },
    ],
  },
];

/** All keys on one sheet. */
export function HelpSheet() {
  const { t } = useTranslation(['editor', 'ui']);
  const opened = useView((view) => view.sheet === 'help');
  const close = useView((view) => view.closeSheet);
  return (
    <Modal opened={opened} onClose={close} size={760} title={t('helpTitle')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <div className={styles.sheet}>
        {sections.map(({ title, lines }) => (
          <section key={title}>
            <h2 className={styles.title}>{t(title)}</h2>
            <dl className={styles.lines}>
              {lines.map(({ keys, text }) => (
                <div key={text} className={styles.line}>
                  <dt>{t(text)}</dt>
                  <dd className={styles.keys}>
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
