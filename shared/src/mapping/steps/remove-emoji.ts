import { z } from 'zod';
import { defineStep, filled, overText } from './define-step.ts';

const emoji =
  /(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1f1e6}-\u{1f1ff}]|[\u200d\ufe0e\ufe0f\u20e3]|[\u{e0020}-\u{e007f}]/gu;

// What an emoji could begin with or hold; most texts have nothing of it.
const suspicious = /[\u203c\u2049\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\ud800-\udfff]|\u200d|\u20e3|\ufe0e|\ufe0f/;

export const removeEmoji = defineStep({
  id: 'remove-emoji',
  group: 'clean',
  label: { zh: '去掉表情', en: 'Remove emoji' },
  hint: {
    zh: '去掉表情符号，仓库的打印机不认识它们：“小王🎉” → “小王”',
    en: 'Drops emoji, which warehouse printers do not know: "Wang🎉" → "Wang"',
  },
  params: z.strictObject({}),
  describe: () => ({ zh: '去掉表情符号', en: 'drops emoji' }),
  prepare: () => overText((text) => filled((suspicious.test(text) ? text.replace(emoji, '') : text).trim())),
});
