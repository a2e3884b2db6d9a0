import { calendarRoutes } from '@orderloom/shared/api';
import type { WorkingCalendar } from '@orderloom/shared/calendar';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client.ts';

const queryKey = ['calendar'] as const;

export function useCalendar() {
  return useQuery({ queryKey, queryFn: ({ signal }) => call(calendarRoutes.readCalendar, { signal }) });
}

export function useSaveCalendar() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: WorkingCalendar) => call(calendarRoutes.saveCalendar, { body }),
    onSuccess: (saved) => queries.setQueryData(queryKey, saved),
  });
}
