import type { BackTest } from '@orderloom/shared/api';
import type { FateKind } from '@orderloom/shared/backtest';
import { diffDocuments, type FlowDocument } from '@orderloom/shared/document';
import type { MigrationMapping } from '@orderloom/shared/migrate';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConcernedFilter } from '../../api/queries.ts';
import { useLocale } from '../../app/locale.ts';
import { FlowDiagram, type Selection } from '../../diagram/index.ts';
import { bothDrawings, changeMarks } from '../publish/comparison.ts';
import { Ask } from './Ask.tsx';
import { badgesOf } from './badges.ts';
import { ConcernedOrders } from './ConcernedOrders.tsx';
import { Figures } from './Figures.tsx';
import styles from './LiveOrders.module.css';
import { RemovedStates, removedMime } from './RemovedStates.tsx';
import { useLiveOrders, withState } from './use-live-orders.ts';

export interface LiveOrdersProps {
  readonly flowId: string;
  readonly published: FlowDocument;
  readonly draft: FlowDocument;
  /** The drawing has errors: there is nothing to try yet. */
  readonly blocked: boolean;
  readonly mapping: MigrationMapping;
  readonly onMapping: (mapping: MigrationMapping) => void;
}

const firstDays = 30;
const nothing: Selection = { states: [], transitions: [], notes: [] };

/** What the draft would do to the orders there are: numbers on the diagram, the orders, and where removed states lead. */
export function LiveOrders({ flowId, published, draft, blocked, mapping, onMapping }: LiveOrdersProps) {
  const { t } = useTranslation('live-orders');
  const [days, setDays] = useState(firstDays);
  const [kind, setKind] = useState<FateKind>();
  const [selection, setSelection] = useState(nothing);
  const live = useLiveOrders(flowId, draft, mapping, days);
  const { test } = live;
  const [state] = selection.states;
  const [transition] = selection.transitions;
  const filter: ConcernedFilter = { kind, state, transition };
  return (
    <section className={styles.live} aria-label={t('title')} aria-busy={live.running}>
      <h3 className={styles.heading}>{t('title')}</h3>
      <Ask live={live} days={days} onDays={setDays} blocked={blocked} />
      {test && test.examined > 0 ? <Figures test={test} kind={kind} onKind={setKind} /> : null}
      {test && test.removed.length > 0 ? (
        <RemovedStates removed={test.removed} draft={draft} mapping={mapping} onMapping={onMapping} />
      ) : null}
      <Sheet {...{ published, draft, test, selection, mapping, onMapping }} onSelect={setSelection} />
      {test && !live.running && test.concerned > 0 ? (
        <ConcernedOrders {...{ test, filter, draft, published }} onClear={() => setSelection(nothing)} onAgain={live.run} />
      ) : null}
    </section>
  );
}

interface SheetProps extends Pick<LiveOrdersProps, 'published' | 'draft' | 'mapping' | 'onMapping'> {
  readonly test: BackTest | null;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

/** The draft with what was taken out put back, the numbers on it, and open for what is dragged there. */
function Sheet({ published, draft, test, selection, onSelect, mapping, onMapping }: SheetProps) {
  const { t } = useTranslation('live-orders');
  const locale = useLocale();
  const both = useMemo(() => bothDrawings(published, draft), [published, draft]);
  const marks = useMemo(() => {
    const changes = changeMarks(diffDocuments(published, draft));
    if (!test) return changes;
    const words = {
      both: (before: number, after: number) => t('badgeBoth', { before, after }),
      concerned: (n: number) => t('badgeConcerned', { n }),
    };
    return { ...changes, badges: badgesOf(test, words) };
  }, [published, draft, test, t]);
  const accepting = {
    mime: removedMime,
    accepts: (id: string) => draft.states[id] !== undefined && draft.states[id]?.kind !== 'history' && id !== draft.root,
    onDrop: (removed: string, target: string) => onMapping(withState(mapping, removed, target)),
  };
  return (
    <>
      <div className={styles.diagram}>
        <FlowDiagram
          document={both}
          locale={locale}
          marks={marks}
          selection={selection}
          onSelect={onSelect}
          accepting={accepting}
          label={t('diagram')}
        />
      </div>
      {test && test.concerned > 0 ? <p className={styles.quiet}>{t('legend')}</p> : null}
    </>
  );
}
