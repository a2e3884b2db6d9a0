import type { MappedMessage } from '../channels/index.ts';
import { asList, recordsIn } from '../channels/reading.ts';

/** The parcels' numbers a message tells, by which a carrier will speak of the order, whether or not the flow keeps them. */
export function parcelNumbers({ payload }: MappedMessage): readonly string[] | undefined {
  const { trackingNo, parcels } = payload;
  if (trackingNo === undefined && parcels === undefined) return undefined;
  const more = recordsIn(asList(parcels)).map((parcel) => parcel.trackingNo);
  return [trackingNo, ...more].filter((number) => typeof number === 'string');
}
