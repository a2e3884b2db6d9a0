const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const iso = /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const isoUnits = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000] as const;

/** Milliseconds of an ISO 8601 duration of fixed length (`PT2H`, `P1DT30M`); months and years have none. */
export function parseIsoDuration(text: string): number | undefined {
  const parts = iso.exec(text);
  if (!parts || /[PT]$/.test(text)) return undefined;
  return isoUnits.reduce((sum, unit, index) => sum + Number(parts[index + 1] ?? 0) * unit, 0);
}

/** Milliseconds of a duration as people write it: `500ms`, `30m`, `2h`, `1d`, `1h30m`, or ISO 8601. */
export function parseDuration(text: string): number | undefined {
  const compact = text.replaceAll(' ', '');
  if (!/^(\d+(\.\d+)?(ms|min|[smhdw]))+$/.test(compact)) return parseIsoDuration(text.trim());
  let sum = 0;
  for (const [, amount, unit] of compact.matchAll(/(\d+(?:\.\d+)?)(ms|min|[smhdw])/g)) sum += Number(amount) * (units[unit ?? ''] ?? 0);
  return sum;
}
