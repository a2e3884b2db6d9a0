import { ActionIcon } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SimulatorPanel } from '../simulator/index.ts';
import styles from './Editor.module.css';
import { MatrixPanel } from './matrix/index.ts';
import { Outline } from './outline/index.ts';
import { ProblemsPanel, useFindings } from './problems/index.ts';
import { ProofPanel } from './proof/index.ts';
import { StoriesPanel } from './stories/index.ts';
import { type DrawerTab, drawerTabs, useView } from './view/index.ts';

const panels = {
  problems: ProblemsPanel,
  simulator: SimulatorPanel,
  stories: StoriesPanel,
  proof: ProofPanel,
  matrix: MatrixPanel,
  outline: Outline,
} as const;
const least = 120;
const step = 24;

/** Below the drawing: what is wrong with it, how it runs, its stories, what is proved of it, its events by state, and its outline. */
export function Drawer() {
  const { t } = useTranslation('editor');
  const drawer = useView((view) => view.drawer);
  const toggle = useView((view) => view.toggleDrawer);
  const [height, setHeight] = useLocalStorage({ key: 'orderloom.drawer', defaultValue: 196, getInitialValueInEffect: false });
  const Panel = drawer === null ? null : panels[drawer];
  return (
    <section className={styles.drawer} aria-label={t('drawer')}>
      {Panel ? <Splitter height={height} onResize={setHeight} /> : null}
      <div className={styles.tabs}>
        <div role="tablist" aria-label={t('drawer')} className={styles.tabList}>
          {drawerTabs.map((tab) => (
            <Tab key={tab} tab={tab} />
          ))}
        </div>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t(Panel ? 'closeDrawer' : 'openDrawer')}
          aria-expanded={Panel !== null}
          onClick={toggle}
        >
          {Panel ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
        </ActionIcon>
      </div>
      {Panel ? (
        <div id={`drawer-${drawer}`} role="tabpanel" aria-labelledby={`drawer-tab-${drawer}`} className={styles.panel} style={{ height }}>
          <Panel />
        </div>
      ) : null}
    </section>
  );
}

function Tab({ tab }: { readonly tab: DrawerTab }) {
  const { t } = useTranslation('editor');
  const drawer = useView((view) => view.drawer);
  const last = useView((view) => view.lastDrawer);
  const open = useView((view) => view.openDrawer);
  const count = useFindings().filter((finding) => finding.severity !== 'info').length;
  const move = (event: KeyboardEvent<HTMLButtonElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by === undefined ? undefined : drawerTabs.at((drawerTabs.indexOf(tab) + by) % drawerTabs.length);
    if (!next) return;
    open(next);
    document.getElementById(`drawer-tab-${next}`)?.focus();
  };
  return (
    <button
      type="button"
      role="tab"
      id={`drawer-tab-${tab}`}
      className={styles.tab}
      aria-selected={drawer === tab}
      aria-controls={`drawer-${tab}`}
      tabIndex={(drawer ?? last) === tab ? 0 : -1}
      onKeyDown={move}
      onClick={() => open(tab)}
    >
      {t(tab)}
      {tab === 'problems' && count > 0 ? ` ${count}` : null}
    </button>
  );
}

function Splitter({ height, onResize }: { readonly height: number; readonly onResize: (height: number) => void }) {
  const { t } = useTranslation('editor');
  const from = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const most = () => Math.max(least, window.innerHeight - 260);
  const set = (wanted: number) => onResize(Math.round(Math.min(most(), Math.max(least, wanted))));
  const onPointerMove = (event: PointerEvent) => {
    if (from.current) set(from.current.height + from.current.y - event.clientY);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is no <hr>.
    <div
      className={styles.splitter}
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={t('resizeDrawer')}
      aria-valuenow={height}
      aria-valuemin={least}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { y: event.clientY, height };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        from.current = null;
      }}
      onKeyDown={(event) => {
        const by = { ArrowUp: step, ArrowDown: -step }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        set(height + by);
      }}
    />
  );
}
