import { defineRegistry } from '@orderloom/shared/base';
import { http } from './http.ts';
import { qimen } from './qimen.ts';
import { webhook } from './webhook.ts';
import { wecom } from './wecom.ts';

export { type Attempt, type EffectSender, type EffectSenders, MissingSecret } from './define-effect.ts';
export { createRedaction } from './redaction.ts';

/** Every kind of effect this program can send. */
export const effects = defineRegistry([http, webhook, qimen, wecom]);
