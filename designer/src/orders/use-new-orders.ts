import { useDebouncedCallback } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { type LiveNews, useLiveChanges } from '../api/live.ts';
import { newestOrders, type OrderFilter } from '../api/queries.ts';

export const mostCounted = 50;

/** How many orders that match the filter came in since the list was read; the list itself stays as it is. */
export function useNewOrders(filter: OrderFilter, known: ReadonlySet<string>): { readonly count: number; forget(): void } {
  const [count, setCount] = useState(0);
  const look = useDebouncedCallback(() => {
    newestOrders(filter, mostCounted).then(
      (orders) => setCount(newOnTop(orders, known)),
      () => setCount((before) => before),
    );
  }, 400);
  const listener = useCallback(
    (news: LiveNews) => {
      if (news.type === 'opened' || (news.type === 'order' && news.created)) look();
    },
    [look],
  );
  useLiveChanges(listener);
  useEffect(() => setCount(0), [known]);
  return { count, forget: () => setCount(0) };
}

/** How many orders stand above the first one that is known. */
export function newOnTop(orders: readonly { readonly id: string }[], known: ReadonlySet<string>): number {
  const first = orders.findIndex((order) => known.has(order.id));
  return first === -1 ? orders.length : first;
}
