import { textOf } from '@orderloom/shared/base';
import { type CompiledTable, type Fact, maxAgeOf } from '@orderloom/shared/routing';
import { useTranslation } from 'react-i18next';
import { useRoutingOverview } from '../api/routing.ts';
import { useLocale } from '../app/locale.ts';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { useNow } from '../ui/now.ts';
import live from './LiveNumbers.module.css';
import styles from './Routing.module.css';
import { nameOf } from './routing-fields.ts';

/** What happens today: orders by warehouse and carrier, those that nobody placed, and facts that are too old. */
export function LiveNumbers({ facts, compiled }: { readonly facts: readonly Fact[]; readonly compiled: CompiledTable }) {
  const { t } = useTranslation('routing');
  const now = useNow(30_000);
  const loads = useRoutingOverview().data?.loads ?? [];
  const routed = loads.filter(({ warehouse }) => warehouse !== '');
  const unrouted = sumOf(loads.filter(({ warehouse }) => warehouse === ''));
  const locale = useLocale();
  const stale = staleReads(compiled, facts, now).map((word) => textOf(compiled.words.document.context[word]?.label, locale) || word);
  return (
    <section className={live.numbers} aria-label={t('today')}>
      <Figure label={t('routedToday')} value={sumOf(routed)} />
      <Figure label={t('unroutedToday')} value={unrouted} tone={unrouted > 0 ? styles.warn : undefined} />
      <Figure label={t('staleFacts')} value={stale.length} tone={stale.length > 0 ? styles.warn : undefined} hint={stale.join('、')} />
      <Share title={t('byWarehouse')} parts={grouped(routed, ({ warehouse }) => nameOf(facts, 'warehouse', warehouse))} />
      <Share title={t('byCarrier')} parts={grouped(routed, ({ carrier }) => nameOf(facts, 'carrier', carrier) || t('noCarrier'))} />
      <div className={live.end}>
        <ExportMenu list="exportRoutes" label={t('exportDecisions')} />
      </div>
    </section>
  );
}

interface Load {
  readonly warehouse: string;
  readonly carrier: string;
  readonly orders: number;
}

function sumOf(loads: readonly Load[]): number {
  return loads.reduce((sum, { orders }) => sum + orders, 0);
}

function grouped(loads: readonly Load[], nameIn: (load: Load) => string): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const load of loads) sums.set(nameIn(load), (sums.get(nameIn(load)) ?? 0) + load.orders);
  return [...sums].toSorted((a, b) => b[1] - a[1]).slice(0, 4);
}

function Figure({ label, value, tone, hint }: { label: string; value: number; tone?: string | undefined; hint?: string }) {
  return (
    <div className={live.figure} title={hint}>
      <span className={`${live.value} ${tone ?? ''}`}>{value}</span>
      <span className={styles.quiet}>{label}</span>
    </div>
  );
}

function Share({ title, parts }: { readonly title: string; readonly parts: readonly (readonly [string, number])[] }) {
  const most = Math.max(1, ...parts.map(([, count]) => count));
  return (
    <div className={live.share}>
      <span className={styles.quiet}>{title}</span>
      {parts.length === 0 ? <span className={styles.quiet}>–</span> : null}
      {parts.map(([name, count]) => (
        <span key={name} className={live.shareRow}>
          <span className={live.shareName}>{name}</span>
          <span className={live.bar} style={{ width: `${Math.round((count / most) * 48)}px` }} />
          <span className="tabular">{count}</span>
        </span>
      ))}
    </div>
  );
}

/** The facts that rules read and that are older than they may be. */
function staleReads({ rules, words, table }: CompiledTable, facts: readonly Fact[], now: number): readonly string[] {
  const read = new Set(rules.flatMap(({ reads }) => reads));
  return [...read].flatMap((word) => {
    const source = words.sources.get(word);
    if (source?.type !== 'fact') return [];
    const at = facts.find(({ kind, code }) => kind === source.kind && code === source.code)?.values[source.measure]?.at;
    const limit = maxAgeOf(table, source.kind, source.measure);
    return at !== undefined && limit !== null && now - at > limit ? [word] : [];
  });
}
