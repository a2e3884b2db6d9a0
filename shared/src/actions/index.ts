import { defineRegistry } from '../base/registry.ts';
import { addTag } from './add-tag.ts';
import { cancelEvent } from './cancel-event.ts';
import { consumeStock } from './consume-stock.ts';
import { markOrderLeg } from './mark-leg.ts';
import { moveOrderLines } from './move-lines.ts';
import { raiseEvent } from './raise-event.ts';
import { refundOrderLines } from './refund-lines.ts';
import { releaseStock } from './release-stock.ts';
import { removeTag } from './remove-tag.ts';
import { reserveStock } from './reserve-stock.ts';
import { reviewOrder } from './review-order.ts';
import { routeOrder } from './route-order.ts';
import { sendHttp } from './send-http.ts';
import { sendQimen } from './send-qimen.ts';
import { sendWebhook } from './send-webhook.ts';
import { sendWecom } from './send-wecom.ts';
import { setField } from './set-field.ts';
import { splitOrder } from './split-legs.ts';
import { toDefine } from './to-define.ts';
import { writeNote } from './write-note.ts';

/** Every action a flow can use; to add one, add a file and a line. */
export const actions = defineRegistry([
  setField,
  addTag,
  removeTag,
  sendHttp,
  sendWebhook,
  sendQimen,
  sendWecom,
  raiseEvent,
  cancelEvent,
  writeNote,
  reviewOrder,
  reserveStock,
  releaseStock,
  consumeStock,
  routeOrder,
  splitOrder,
  markOrderLeg,
  moveOrderLines,
  refundOrderLines,
  toDefine,
]);

export type { ActionDefinition, ParamMeta, ParamWidget, Plan, PlanContext } from './define-action.ts';
export { delayedRaises } from './delayed-raises.ts';
export { type DestinationSettings, destinationDefaults } from './destination.ts';
export { type Effect, type EffectCause, type EffectRequest, effectCauses } from './effect.ts';
export { fieldsWritten } from './fields-written.ts';
export { planAction } from './plan-action.ts';
export { fillReferences, referenceOf, referencesIn, secretName } from './secret-reference.ts';
export { tagsField } from './tags.ts';
