export { ExpressionInput } from './ExpressionInput.tsx';
export { expressionWords, type Word } from './expression-words.ts';
export { expressionsFor } from './expressions-for.ts';
export { GuardEditor } from './GuardEditor.tsx';
