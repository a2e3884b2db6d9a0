import { type Locale, locales } from '@orderloom/shared/base';
import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { uiTexts } from '../ui/texts.ts';
import { appTexts } from './texts.ts';

interface FolderTexts {
  readonly zh: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
}

/** Every folder's `texts.ts`, read when a screen first speaks; the name of the folder is the namespace. The diagram keeps its few words to itself. */
const modules = import.meta.glob<Readonly<Record<string, FolderTexts>>>([
  '../**/texts.ts',
  '!../diagram/texts.ts',
  '!../app/texts.ts',
  '!../ui/texts.ts',
]);

const folders = new Map(Object.entries(modules).map(([path, load]) => [namespaceOf(path), { path, load }]));

/** What the frame of every screen says: there from the start. */
const first: Readonly<Record<string, FolderTexts>> = { app: appTexts, ui: uiTexts };

function namespaceOf(path: string): string {
  return path.split('/').at(-2) ?? path;
}

/** Reads a namespace in both languages at once, so that changing the language waits for nothing. */
const fromFolders: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, callback) {
    const folder = folders.get(namespace);
    if (!folder) return callback(new Error(`no texts called ${namespace}`), false);
    folder.load().then(
      (module) => {
        const [texts] = Object.values(module);
        for (const locale of locales) if (locale !== language) i18next.addResourceBundle(locale, namespace, texts?.[locale]);
        callback(null, texts?.[language === 'en' ? 'en' : 'zh'] ?? {});
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), false),
    );
  },
};

/** Reads the texts of whole features ahead, so that no part of their screens has to wait for its words. */
export async function loadTexts(...features: readonly string[]): Promise<void> {
  const wanted = [...folders].filter(([, { path }]) => features.some((feature) => path.startsWith(`../${feature}/`)));
  await i18next.loadNamespaces(wanted.map(([namespace]) => namespace));
}

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
  await i18next
    .use(fromFolders)
    .use(initReactI18next)
    .init({
      lng: rememberedLocale(),
      fallbackLng: false,
      defaultNS: 'app',
      ns: Object.keys(first),
      partialBundledLanguages: true,
      resources: Object.fromEntries(
        locales.map((locale) => [locale, Object.fromEntries(Object.entries(first).map(([name, texts]) => [name, texts[locale]]))]),
      ),
      interpolation: { escapeValue: false },
    });
}
