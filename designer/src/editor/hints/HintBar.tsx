import { ActionIcon, Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconBulb, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/queries.ts';
import { useLocale } from '../../app/locale.ts';
import { changeKind, createNextState } from '../commands/index.ts';
import { useFindings } from '../problems/index.ts';
import { useAuthor, useSession, useSessionStore } from '../session/index.ts';
import { useView, useViewStore } from '../view/index.ts';
import styles from './HintBar.module.css';
import { type HintAct, hintFor, type ShownHint } from './hints.ts';

/** One sentence on what is still needed, with the ways on; it covers nothing and waits for nothing. What was put away stays away. */
export function HintBar({ published }: { readonly published: boolean }) {
  const { t } = useTranslation('hints');
  const [putAway, setPutAway] = useLocalStorage<readonly string[]>({
    key: 'orderloom.hints',
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const hint = useHint(published, putAway);
  const act = useActs();
  if (!hint) return null;
  return (
    <aside className={styles.hint} aria-label={t('hint')}>
      <IconBulb size={16} className={styles.bulb} aria-hidden="true" />
      <div className={styles.body}>
        <p>{t(hint.id, { name: hint.name })}</p>
        <div className={styles.acts}>
          {hint.acts.map((way) => (
            <Button key={way} size="compact-xs" variant="light" onClick={() => act(way, hint)}>
              {t(`act.${way}`)}
            </Button>
          ))}
        </div>
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={24}
        aria-label={t('close')}
        title={t('close')}
        onClick={() => setPutAway([...putAway, hint.id])}
      >
        <IconX size={14} />
      </ActionIcon>
    </aside>
  );
}

/** Nothing while something is typed, connected or asked: the hint would speak of what is about to change. */
function useHint(published: boolean, putAway: readonly string[]): ShownHint | undefined {
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const selection = useSession((session) => session.selection);
  const readOnly = useSession((session) => session.readOnly);
  const busy = useView(({ renaming, connecting, offered }) => renaming !== undefined || connecting !== undefined || offered !== undefined);
  const findings = useFindings();
  const may = useMay('flows:write');
  if (readOnly || busy || !may) return undefined;
  return hintFor({ document, selection, findings, locale, published }, putAway);
}

function useActs(): (act: HintAct, hint: ShownHint) => void {
  const session = useSessionStore();
  const view = useViewStore();
  const by = useAuthor();
  const acts: Readonly<Record<HintAct, (about: string) => void>> = {
    next(about) {
      const command = createNextState({ source: about }, by);
      const [made] = command.selection?.states ?? [];
      session.getState().run(command);
      view.getState().rename(made);
      if (made !== undefined) session.getState().reveal({ type: 'state', id: made });
    },
    end(about) {
      session.getState().run(changeKind(about, 'final', by));
      document.querySelector<HTMLElement>('.react-flow__node.selected')?.focus({ preventScroll: true });
    },
    trigger: (about) => view.getState().rename(about),
    pattern: () => view.getState().open('pattern'),
    publish: () => view.getState().open('publish'),
  };
  return (act, { about = '' }) => acts[act](about);
}
