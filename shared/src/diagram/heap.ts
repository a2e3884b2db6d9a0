/** A binary heap of indices by cost; stale entries are left for the reader to skip. */
export class Heap {
  private readonly items: { readonly cost: number; readonly index: number }[] = [];

  push(index: number, cost: number): void {
    const { items } = this;
    let at = items.length;
    const item = { cost, index };
    items.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = items[above];
      if (!parent || parent.cost <= cost) break;
      items[at] = parent;
      at = above;
    }
    items[at] = item;
  }

  pop(): { readonly cost: number; readonly index: number } | undefined {
    const { items } = this;
    const first = items[0];
    const last = items.pop();
    if (!first || !last || items.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = at * 2 + 1;
      const pick = (items[left + 1]?.cost ?? Number.POSITIVE_INFINITY) < (items[left]?.cost ?? Number.POSITIVE_INFINITY) ? left + 1 : left;
      const child = items[pick];
      if (!child || child.cost >= last.cost) break;
      items[at] = child;
      at = pick;
    }
    items[at] = last;
    return first;
  }
}
