export { DurationInput } from './DurationInput.tsx';
export { formatValue } from './format-value.ts';
export { JsonInput } from './JsonInput.tsx';
export { type Length, LengthInput } from './LengthInput.tsx';
export { initialValues, PayloadForm } from './PayloadForm.tsx';
export { ValueInput } from './ValueInput.tsx';
