import type { StepInput } from './define-step.ts';

export const zoneInput: StepInput = {
  name: 'zone',
  input: 'text',
  label: { zh: '没有写时区时', en: 'Where no zone is written' },
  hint: { zh: '如 Asia/Shanghai 或 +08:00', en: 'Such as Asia/Shanghai or +08:00' },
};
