import { defineRegistry } from '@orderloom/shared/base';
import { http } from './http.ts';
import { wecom } from './wecom.ts';

export type { Attempt, EffectSender, EffectSenders } from './define-effect.ts';

/** Every kind of effect this program can send. */
export const effects = defineRegistry([http, wecom]);
