import type { DocumentChange, FlowDocument } from '@orderloom/shared/document';
import { diffDocuments } from '@orderloom/shared/document';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { FlowDiagram } from '../../diagram/index.ts';
import { bothDrawings, changeMarks } from './comparison.ts';
import { useDescribeChange } from './describe-change.ts';
import styles from './Publish.module.css';
import { RiskLine } from './RiskLine.tsx';
import { useAssessed } from './use-assessed.ts';

export interface DifferenceProps {
  readonly before: FlowDocument;
  readonly after: FlowDocument;
  /** Whose orders in flight are counted. */
  readonly flowId: string;
}

const signs = { added: '+', removed: '−', changed: '~' } as const;

/** Two versions of a flow on one sheet, and in words beside it. */
export function Difference({ before, after, flowId }: DifferenceProps) {
  const { t } = useTranslation('publish');
  const locale = useLocale();
  const changes = useMemo(() => diffDocuments(before, after), [before, after]);
  const both = useMemo(() => bothDrawings(before, after), [before, after]);
  const marks = useMemo(() => changeMarks(changes), [changes]);
  const describe = useDescribeChange(before, after);
  const assessed = useAssessed(flowId, before, after, changes);
  return (
    <div className={styles.difference}>
      <div className={styles.diagram}>
        <FlowDiagram document={both} locale={locale} marks={marks} start={firstChanged(changes, both)} label={t('differenceOnDiagram')} />
      </div>
      <div className={styles.changes}>
        <h3 className={styles.title}>{t('changes', { n: changes.length })}</h3>
        {changes.length === 0 ? <p className={styles.muted}>{t('noChanges')}</p> : null}
        {changes.length > 0 && changes.every(provedOnly) ? <p className={styles.muted}>{t('provedOnly')}</p> : null}
        <ul className={styles.list}>
          {assessed.map(({ change, risk, orders }) => {
            const { what, name, details } = describe(change);
            const id = change.place.type === 'flow' ? '' : change.place.id;
            return (
              <li key={`${change.place.type}-${id}`} className={styles.change}>
                <span className={styles.sign} data-change={change.type} title={t(`change.${change.type}`)}>
                  <span aria-hidden="true">{signs[change.type]}</span>
                  <span className={styles.spoken}>{t(`change.${change.type}`)}</span>
                </span>
                <div>
                  <span className={styles.muted}>{what}</span> <b>{name}</b>
                  {details.map((detail) => (
                    <div key={detail} className={styles.detail}>
                      {detail}
                    </div>
                  ))}
                  <RiskLine risk={risk} orders={orders} />
                </div>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

/** A change that no order notices: of a policy, or of what something means to money and goods. */
function provedOnly({ place, parts }: DocumentChange): boolean {
  return place.type === 'policy' || (parts.length > 0 && parts.every((part) => part === 'meaning'));
}

/** Where a large drawing opens: at what changed. */
function firstChanged(changes: readonly DocumentChange[], { states, transitions }: FlowDocument): string | undefined {
  const ids = changes.map(({ place }) =>
    place.type === 'transition' ? transitions[place.id]?.source : place.type === 'state' ? place.id : '',
  );
  return ids.find((id) => id !== undefined && states[id] !== undefined);
}
