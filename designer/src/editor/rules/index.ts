export { ExpressionInput } from './ExpressionInput.tsx';
export { expressionWords } from './expression-words.ts';
export { expressionsFor } from './expressions-for.ts';
export { GuardEditor } from './GuardEditor.tsx';
export { RuleBuilder } from './RuleBuilder.tsx';
export { readRule } from './read-rule.ts';
export { peersOf } from './rule-context.ts';
export { type RuleField, ruleFields } from './rule-fields.ts';
export { writeRule } from './write-rule.ts';
