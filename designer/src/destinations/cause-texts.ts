import type { EffectCause } from '@orderloom/shared/actions';

/** How each kind of trouble is called; keys of this folder's texts. */
export const causeTexts = {
  unreachable: 'unreachable',
  'timed-out': 'timedOut',
  'broken-answer': 'brokenAnswer',
  'too-often': 'tooOften',
  busy: 'busy',
  refused: 'refused',
  redirected: 'redirected',
  'bad-address': 'badAddress',
  'blocked-address': 'blockedAddress',
  'missing-secret': 'missingSecret',
  'unusable-reply': 'unusableReply',
  unknown: 'unknown',
} as const satisfies Readonly<Record<EffectCause, string>>;
