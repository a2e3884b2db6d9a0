import { OrderSummary } from '@orderloom/shared/api';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { keys } from '../api/keys.ts';
import { type LiveNews, useLiveChanges } from '../api/live.ts';
import { type OrderFilter, readOrder } from '../api/queries.ts';

type Pages = InfiniteData<{ items: OrderSummary[]; next: string | null }, string | null>;
const pause = 500;

/** Reads changed orders that are in view again and replaces their rows where they stand. */
export function useFreshRows(filter: OrderFilter, view: RefObject<readonly string[]>): void {
  const queries = useQueryClient();
  const waiting = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const listener = useCallback(
    (news: LiveNews) => {
      for (const id of touchedRows(news, view.current)) waiting.current.add(id);
      if (waiting.current.size === 0 || timer.current !== undefined) return;
      timer.current = setTimeout(() => {
        timer.current = undefined;
        const due = [...waiting.current];
        waiting.current.clear();
        void Promise.allSettled(due.map(readOrder)).then((answers) => {
          const fresh = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [OrderSummary.parse(answer.value)] : []));
          queries.setQueryData<Pages>(keys.orderList(filter), (pages) => pages && withRows(pages, fresh));
        });
      }, pause);
    },
    [filter, queries, view],
  );
  useLiveChanges(listener);
}

function touchedRows(news: LiveNews, view: readonly string[]): readonly string[] {
  if (news.type === 'opened') return view.filter((id) => id !== '');
  return news.type === 'order' && view.includes(news.order) ? [news.order] : [];
}

/** The same pages with some rows replaced; none moves, none is added. */
export function withRows(pages: Pages, fresh: readonly OrderSummary[]): Pages {
  const byId = new Map(fresh.map((order) => [order.id, order]));
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.map((order) => byId.get(order.id) ?? order) })),
  };
}
