export { parseDuration, parseIsoDuration } from './duration.ts';
export { exactNumber } from './exact-number.ts';
export { canonicalJson, contentHash, Json } from './json.ts';
export { type Place, type Problem, problem } from './problem.ts';
export { defineRegistry, type Registry } from './registry.ts';
export { fail, ok, type Result } from './result.ts';
export { Label, type Locale, locales, type Text, textOf } from './text.ts';
export { instantAt, instantOf, isZone, type LocalTime, shownAt } from './zone.ts';
