import type { State } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { setState } from '../../commands/index.ts';
import { FindingsHere } from '../../problems/index.ts';
import { useSession } from '../../session/index.ts';
import { ActionList } from '../actions/index.ts';
import styles from '../Inspector.module.css';
import { nameOf, Section } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';
import { CallsSection } from './CallsSection.tsx';
import { ContainerSection } from './ContainerSection.tsx';
import { ExitsSection } from './ExitsSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { IdentitySection } from './IdentitySection.tsx';
import { MoreSection } from './MoreSection.tsx';
import { TeachingSection } from './TeachingSection.tsx';
import { WaitingSection } from './WaitingSection.tsx';

/** Everything there is to say about one state. */
export function StatePanel({ state }: { readonly state: State }) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const { readOnly, run } = useEditing();
  const document = useSession((session) => session.document);
  const runs = state.kind !== 'history';
  const stays = runs && state.kind !== 'final';
  return (
    <>
      <header className={styles.heading}>
        <p className={styles.kind}>{t(`kind.${state.kind}`)}</p>
        <h2 className={styles.name}>{nameOf(document, state.id, locale)}</h2>
      </header>
      <FindingsHere id={state.id} />
      <IdentitySection state={state} />
      {state.kind === 'history' ? <HistorySection state={state} /> : null}
      {state.kind === 'compound' ? <ContainerSection state={state} /> : null}
      {stays ? <ExitsSection source={state.id} title={t('exits')} /> : null}
      {runs ? (
        <Section title={t('entryActions')}>
          <ActionList value={state.entry} disabled={readOnly} onChange={(entry) => run(setState(state.id, { entry }))} />
        </Section>
      ) : null}
      {stays ? (
        <Section title={t('exitActions')}>
          <ActionList value={state.exit} disabled={readOnly} onChange={(exit) => run(setState(state.id, { exit }))} />
        </Section>
      ) : null}
      {stays ? <CallsSection state={state} /> : null}
      {stays ? <WaitingSection state={state} /> : null}
      {runs ? <TeachingSection state={state} /> : null}
      <MoreSection state={state} />
    </>
  );
}
