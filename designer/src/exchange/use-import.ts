import { useDebouncedValue } from '@mantine/hooks';
import type { Locale } from '@orderloom/shared/base';
import { useQuery } from '@tanstack/react-query';
import { arrange } from '../diagram/index.ts';

/** What a text gives as a flow, laid out where it brought no places; read anew when typing rests. */
export function useImport(text: string, format: string | null, locale: Locale) {
  const [rested] = useDebouncedValue(text, 250);
  const query = useQuery({
    queryKey: ['import', rested, format],
    enabled: rested.trim() !== '',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    queryFn: async () => {
      const { readImport } = await import('./read-import.ts');
      const read = readImport(rested, format);
      const { document } = read;
      if (!document || Object.keys(document.layout.states).length > 0) return read;
      return { ...read, document: { ...document, layout: await arrange(document, locale) } };
    },
  });
  return { read: text.trim() === '' ? undefined : query.data, error: query.error, busy: text !== rested || query.isFetching };
}
