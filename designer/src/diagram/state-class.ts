import type { StateData } from './elements.ts';
import styles from './states.module.css';

/** The classes of a state: what it is, and everything that points it out. */
export function stateClass(data: StateData, selected: boolean): string {
  const { look, mark } = data;
  const names = [
    styles.state,
    styles[look.kind],
    selected && styles.selected,
    mark.active && styles.active,
    mark.walked && styles.walked,
    mark.change && styles[mark.change],
    data.lit && styles.lit,
    data.dropTarget && styles.dropTarget,
  ];
  return names.filter(Boolean).join(' ');
}
