export { type Attempt, defineEffect, type EffectSender, type EffectSenders, type SendContext } from './define-effect.ts';
