export { DurationInput } from './DurationInput.tsx';
export { formatInstant, formatMoney, formatValue } from './format-value.ts';
export { InstantInput } from './InstantInput.tsx';
export { JsonInput } from './JsonInput.tsx';
export { MoneyInput } from './MoneyInput.tsx';
export { initialValues, PayloadForm } from './PayloadForm.tsx';
export { ValueInput } from './ValueInput.tsx';
