import { defineTexts } from '../../app/define-texts.ts';
import { flowTexts } from './flow-texts.ts';
import { ruleTexts } from './rule-texts.ts';
import { stateTexts } from './state-texts.ts';
import { timingTexts } from './timing-texts.ts';

export const inspectorTexts = defineTexts({
  zh: { ...flowTexts.zh, ...stateTexts.zh, ...ruleTexts.zh, ...timingTexts.zh },
  en: { ...flowTexts.en, ...stateTexts.en, ...ruleTexts.en, ...timingTexts.en },
});
