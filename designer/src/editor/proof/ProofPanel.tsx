import { Button, Menu } from '@mantine/core';
import type { Proof } from '@orderloom/shared/explore';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { setPolicy } from '../commands/index.ts';
import { placeName } from '../problems/index.ts';
import { useAuthor, useSession } from '../session/index.ts';
import { FindingRow } from './FindingRow.tsx';
import { useLiveProof } from './live-proof.ts';
import { newPolicy, policyTypes } from './new-policy.ts';
import { PolicyRow } from './PolicyRow.tsx';
import styles from './Proof.module.css';

/** The drawer's proof: what can go wrong on the ways orders can go, and whether the policies hold on all of them. */
export function ProofPanel() {
  const { t } = useTranslation('proof');
  const { proof, pending } = useLiveProof();
  const policies = useSession((session) => session.document.policies);
  const listed = Object.values(policies ?? {}).sort((a, b) => a.order - b.order);
  return (
    <div className={styles.panel} aria-busy={pending}>
      <div className={styles.bar}>
        <Sum />
        <AddPolicy />
      </div>
      {proof?.cut && !pending ? <CutNote proof={proof} cut={proof.cut} /> : null}
      {listed.length === 0 ? null : (
        <ul className={styles.list} aria-label={t('policies')}>
          {listed.map((policy) => (
            <PolicyRow
              key={policy.id}
              policy={policy}
              proof={pending ? undefined : proof?.policies.find((one) => one.policy.id === policy.id)}
            />
          ))}
        </ul>
      )}
      <ul className={styles.list} aria-label={t('findings')}>
        {proof?.findings.map((finding) => (
          <FindingRow key={`${finding.rule} ${finding.message.en}`} finding={finding} />
        ))}
      </ul>
      {proof && !pending && proof.findings.length === 0 && !proof.cut ? <p className={styles.note}>{t('nothing')}</p> : null}
    </div>
  );
}

/** How much was looked at, and what came of it. */
function Sum() {
  const { t } = useTranslation('proof');
  const { proof, pending, progress } = useLiveProof();
  const broken = proof?.policies.filter(({ outcome }) => outcome === 'broken').length ?? 0;
  if (pending) return <Status>{t('looking', { count: progress })}</Status>;
  if (!proof) return <Status>{t('cannotRun')}</Status>;
  const looked = t('looked', { configurations: proof.configurations, count: proof.findings.length });
  return <Status>{broken > 0 ? looked + t('brokenCount', { count: broken }) : looked}</Status>;
}

function Status({ children }: { readonly children: string }) {
  return (
    <p className={styles.sum} role="status">
      {children}
    </p>
  );
}

/** Says where the search stopped, so that nobody takes silence for proof. */
function CutNote({ proof, cut }: { readonly proof: Proof; readonly cut: NonNullable<Proof['cut']> }) {
  const { t } = useTranslation('proof');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const near = cut.state === undefined ? '' : placeName(document, { type: 'state', id: cut.state }, locale);
  return (
    <p className={styles.note}>
      {t(near === '' ? 'cut' : 'cutNear', { count: cut.configurations, near })}
      {proof.regions.length > 0 ? ` ${t('regions')}` : ''}
    </p>
  );
}

function AddPolicy() {
  const { t } = useTranslation('proof');
  const { document, run, readOnly } = useSession((session) => session);
  const by = useAuthor();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} disabled={readOnly}>
          {t('add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {policyTypes.map((type) => {
          const made = newPolicy(document, type, 'new');
          return (
            <Menu.Item key={type} disabled={!made} onClick={() => made && run(setPolicy({ ...made, id: by.ids('policy') }))}>
              {t(`kind.${type}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
