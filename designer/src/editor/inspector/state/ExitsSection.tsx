import { ActionIcon } from '@mantine/core';
import { transitionChips } from '@orderloom/shared/diagram';
import { type Transition, transitionsFrom } from '@orderloom/shared/document';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { connectStates, reorderTransition } from '../../commands/index.ts';
import { selectTransition, useAuthor, useSession } from '../../session/index.ts';
import styles from '../Inspector.module.css';
import { nameOf, Section, StateSelect } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';

/** The ways out of a state, in the order they are tried. */
export function ExitsSection({ source, title }: { readonly source: string; readonly title: string }) {
  const { t } = useTranslation('inspector');
  const author = useAuthor();
  const { readOnly, run } = useEditing();
  const document = useSession((session) => session.document);
  const exits = transitionsFrom(document, source);
  return (
    <Section title={title}>
      {exits.length === 0 ? <p className={styles.empty}>{t('noExits')}</p> : null}
      <ul className={styles.list}>
        {exits.map((exit, index) => (
          <ExitRow key={exit.id} exit={exit} first={index === 0} last={index === exits.length - 1} index={index} />
        ))}
      </ul>
      {readOnly ? null : (
        <StateSelect
          label={t('addExit')}
          placeholder={t('addExit')}
          value={null}
          onChange={(target) => {
            if (target) run(connectStates(source, target, author));
          }}
        />
      )}
    </Section>
  );
}

interface ExitRowProps {
  readonly exit: Transition;
  readonly first: boolean;
  readonly last: boolean;
  readonly index: number;
}

function ExitRow({ exit, first, last, index }: ExitRowProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const { readOnly, run } = useEditing();
  const document = useSession((session) => session.document);
  const select = useSession((session) => session.select);
  const chips = transitionChips(document, exit, locale);
  const targets = exit.targets.map((id) => nameOf(document, id, locale)).join(' + ');
  return (
    <li className={styles.exit}>
      <button type="button" className={styles.exitText} onClick={() => select(selectTransition(exit.id))}>
        {chips.length === 0 ? <span className={styles.chip}>{t('triggerKind.always')}</span> : null}
        {chips.map((chip) => (
          <span key={chip.kind + chip.text} className={styles.chip} data-kind={chip.kind}>
            {chip.text}
          </span>
        ))}
        <span className={styles.target}>→ {targets || t('stays')}</span>
      </button>
      {first ? null : (
        <ActionIcon
          size={20}
          variant="subtle"
          color="gray"
          aria-label={t('tryEarlier')}
          title={t('tryEarlier')}
          disabled={readOnly}
          onClick={() => run(reorderTransition(exit.id, index - 1))}
        >
          <IconArrowUp size={12} />
        </ActionIcon>
      )}
      {last ? null : (
        <ActionIcon
          size={20}
          variant="subtle"
          color="gray"
          aria-label={t('tryLater')}
          title={t('tryLater')}
          disabled={readOnly}
          onClick={() => run(reorderTransition(exit.id, index + 1))}
        >
          <IconArrowDown size={12} />
        </ActionIcon>
      )}
    </li>
  );
}
