import { defineReason } from './define-reason.ts';

export const companyInvoice = defineReason({
  id: 'company-invoice',
  label: { zh: '企业发票', en: 'Company invoice' },
  hint: { zh: '企业抬头须人工核对，不自动开票。', en: 'Company invoices are checked by a person and never issued automatically.' },
  applies: (order) => order.invoice.kind === 'company',
});
