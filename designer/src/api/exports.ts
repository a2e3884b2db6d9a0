import { type ExportFormat, exportRoutes } from '@orderloom/shared/api';
import type { Locale } from '@orderloom/shared/base';
import { addressOf, type CallOf } from './client.ts';

type Filter = CallOf<(typeof exportRoutes)['exportOrders']>['query'];

/** Where a list can be downloaded whole, narrowed by its filter. */
export function exportAddress(list: keyof typeof exportRoutes, filter: Filter, format: ExportFormat, lang: Locale): string {
  return addressOf(exportRoutes[list].path, { query: { ...filter, format, lang } });
}
