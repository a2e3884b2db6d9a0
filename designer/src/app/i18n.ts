import { type Locale, locales } from '@orderloom/shared/base';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { appTexts } from './texts.ts';

interface FolderTexts {
  readonly zh: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
}

/** Every folder's `texts.ts`; the name of the folder is the namespace. The diagram keeps its few words to itself. */
const modules = import.meta.glob<Readonly<Record<string, FolderTexts>>>(['../**/texts.ts', '!../diagram/texts.ts', '!../app/texts.ts'], {
  eager: true,
});

/** The texts of the whole designer by namespace. */
export const namespaces: Readonly<Record<string, FolderTexts>> = {
  app: appTexts,
  ...Object.fromEntries(
    Object.entries(modules).flatMap(([path, module]) => {
      const texts = Object.values(module)[0];
      const folder = path.split('/').at(-2);
      return texts && folder ? [[folder, texts]] : [];
    }),
  ),
};

const storageKey = 'orderloom.locale';

/** The language chosen on this browser; Chinese until one is. */
export function rememberedLocale(): Locale {
  const stored = localStorage.getItem(storageKey);
  return locales.find((locale) => locale === stored) ?? locales[0];
}

export async function changeLocale(locale: Locale): Promise<void> {
  localStorage.setItem(storageKey, locale);
  await i18next.changeLanguage(locale);
}

/** Readies the translations; the page's language follows every change. */
export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  });
  await i18next.use(initReactI18next).init({
    lng: rememberedLocale(),
    fallbackLng: false,
    defaultNS: 'app',
    ns: Object.keys(namespaces),
    resources: Object.fromEntries(
      locales.map((locale) => [locale, Object.fromEntries(Object.entries(namespaces).map(([name, texts]) => [name, texts[locale]]))]),
    ),
    interpolation: { escapeValue: false },
  });
}
