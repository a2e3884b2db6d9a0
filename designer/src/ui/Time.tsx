import { useMe } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { useNow } from './now.ts';
import { agoText, exactInstantText, instantText } from './time-text.ts';

export interface TimeProps {
  readonly iso: string;
  /** `at`: the instant in the company's zone; `ago`: how long since. */
  readonly as?: 'at' | 'ago';
}

/** An instant; the tool tip tells it to the second with its zone. */
export function Time({ iso, as = 'at' }: TimeProps) {
  const locale = useLocale();
  const zone = useMe().data?.timeZone;
  const now = useNow(30_000);
  return (
    <time dateTime={iso} title={exactInstantText(iso, locale, zone)} className="tabular" style={{ whiteSpace: 'nowrap' }}>
      {as === 'ago' ? agoText(iso, locale, now) : instantText(iso, locale, zone, now)}
    </time>
  );
}
