export { ExpressionInput } from './ExpressionInput.tsx';
export { expressionWords } from './expression-words.ts';
export { expressionsFor } from './expressions-for.ts';
export { GuardEditor } from './GuardEditor.tsx';
