import type { StandardOrder } from '../standard-order.ts';
import { defineReason } from './define-reason.ts';

export const addressIncomplete = defineReason({
  id: 'address-incomplete',
  label: { zh: '地址不全', en: 'Address incomplete' },
  hint: {
    zh: '缺收货人、电话或详细地址，也没有平台密文。',
    en: 'Receiver, phone or address is missing, and the platform keeps none either.',
  },
  applies: isAddressIncomplete,
});

/** A part hidden by the platform is there: it is filled in when the label is printed. */
function isAddressIncomplete({ receiver, phone, address, addressMasked, addressEncrypted }: StandardOrder): boolean {
  const parts = { receiver, phone, address };
  if (addressEncrypted?.token) return false;
  return (['receiver', 'phone', 'address'] as const).some((part) => !parts[part] && !addressMasked?.[part] && !addressEncrypted?.[part]);
}
