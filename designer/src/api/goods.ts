import { goodsRoutes, type ImportBundles, type MergeOrders, type SaveBundle, type StockPlace } from '@orderloom/shared/api';
import type { LegRules } from '@orderloom/shared/order';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, send } from './client.ts';

const keys = { goods: ['goods'], bundles: ['goods', 'bundles'], stock: ['goods', 'stock'] } as const;

export interface StockSearch {
  readonly text?: string | undefined;
  readonly warehouse?: string | undefined;
  readonly only?: 'oversold' | 'empty' | undefined;
}

export function useBundles(text: string | undefined) {
  return useInfiniteQuery({
    queryKey: [...keys.bundles, text],
    queryFn: ({ pageParam, signal }) => call(goodsRoutes.listBundles, { query: { text, limit: 100, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useStock(search: StockSearch) {
  return useInfiniteQuery({
    queryKey: [...keys.stock, search],
    queryFn: ({ pageParam, signal }) => call(goodsRoutes.listStock, { query: { ...search, limit: 100, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useStockWarehouses() {
  return useQuery({
    queryKey: [...keys.goods, 'warehouses'],
    queryFn: async ({ signal }) => (await call(goodsRoutes.listStockWarehouses, { signal })).items.map(({ id }) => id),
  });
}

/** Who holds, or lacks, what of a SKU; or all about one order. */
export function useHolds(of: { readonly sku?: string | undefined; readonly order?: string | undefined }) {
  return useQuery({
    queryKey: [...keys.stock, 'holds', of],
    queryFn: async ({ signal }) => (await call(goodsRoutes.listHolds, { query: of, signal })).items,
  });
}

function useGoodsChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: keys.goods }) });
}

export function useSaveBundle() {
  return useGoodsChange(({ code, ...body }: z.input<typeof SaveBundle> & { readonly code: string }) =>
    call(goodsRoutes.saveBundle, { params: { code }, body }),
  );
}

export function useRemoveBundle() {
  return useGoodsChange((code: string) => send(goodsRoutes.removeBundle, { params: { code } }));
}

export function useImportBundles() {
  return useGoodsChange((body: z.input<typeof ImportBundles>) => call(goodsRoutes.importBundles, { body }));
}

export function useCountStock() {
  return useGoodsChange((rows: readonly StockCount[]) => call(goodsRoutes.countStock, { body: { rows: [...rows] } }));
}

export interface StockCount {
  readonly sku: string;
  readonly warehouse: string;
  readonly onHand: number;
  readonly safety?: number;
}

export function useRemoveStock() {
  return useGoodsChange((place: z.input<typeof StockPlace>) => send(goodsRoutes.removeStock, { body: place }));
}

export function useLegRules() {
  return useQuery({ queryKey: [...keys.goods, 'leg-rules'], queryFn: ({ signal }) => call(goodsRoutes.readLegRules, { signal }) });
}

export function useSaveLegRules() {
  return useGoodsChange((body: z.input<typeof LegRules>) => call(goodsRoutes.saveLegRules, { body }));
}

export function useMergeSuggestions() {
  return useQuery({
    queryKey: [...keys.goods, 'suggestions'],
    queryFn: async ({ signal }) => (await call(goodsRoutes.listMergeSuggestions, { signal })).items,
  });
}

export function useMerges() {
  return useQuery({
    queryKey: [...keys.goods, 'merges'],
    queryFn: async ({ signal }) => (await call(goodsRoutes.listMerges, { signal })).items,
  });
}

export function useMergeOrders() {
  return useGoodsChange((body: z.input<typeof MergeOrders>) => call(goodsRoutes.mergeOrders, { body }));
}

export function useUndoMerge() {
  return useGoodsChange((id: string) => call(goodsRoutes.undoMerge, { params: { id }, body: {} }));
}
