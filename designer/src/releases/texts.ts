import { defineTexts } from '../app/define-texts.ts';
import { moveTexts } from './move-texts.ts';
import { releaseTexts } from './release-texts.ts';

export const releasesTexts = defineTexts({
  zh: { ...releaseTexts.zh, ...moveTexts.zh },
  en: { ...releaseTexts.en, ...moveTexts.en },
});
