import { type RepairProposal, repairRoutes } from '@orderloom/shared/api';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';

/** What a repair would make of an order as it stands at journal number `seq`; not asked while it is not decided. */
export function useRepairPreview(id: string, seq: number, repair: RepairProposal | undefined) {
  return useQuery({
    queryKey: [...keys.order(id), 'repair', seq, repair],
    queryFn: ({ signal }) => call(repairRoutes.previewRepair, { params: { id }, body: { repair: repair ?? { type: 'resume' } }, signal }),
    enabled: repair !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
}

export function useRepair(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly repair: RepairProposal; readonly reason: string; readonly seq: number }) =>
      call(repairRoutes.repairOrder, { params: { id }, body }),
    // Also after a refusal: the order may have moved on.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.order(id) }),
        queries.invalidateQueries({ queryKey: keys.outbox }),
        queries.invalidateQueries({ queryKey: keys.incidents }),
      ]),
  });
}
