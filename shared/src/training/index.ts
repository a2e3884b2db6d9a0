export { type Arrange, arrangePages, pointsOf } from './arrange-pages.ts';
export { cardsOf } from './cards.ts';
export { casesOf } from './cases.ts';
export { quizOf } from './quiz.ts';
export { tellerOf } from './tell-transition.ts';
export { trainingPack } from './training-pack.ts';
export { words } from './words.ts';
