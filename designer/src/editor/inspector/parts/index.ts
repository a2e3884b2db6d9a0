export { EventSelect } from './EventSelect.tsx';
export { Fold } from './Fold.tsx';
export { LabelInput } from './LabelInput.tsx';
export { MeaningRow } from './MeaningRow.tsx';
export { MetaInput } from './MetaInput.tsx';
export { Row, Stacked } from './Row.tsx';
export { Section } from './Section.tsx';
export { StateSelect, StatesSelect } from './StateSelect.tsx';
export { nameOf } from './state-options.ts';
