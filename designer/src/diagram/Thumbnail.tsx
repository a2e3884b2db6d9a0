import { type Locale, textOf } from '@orderloom/shared/base';
import { renderSvg, type ThemeName } from '@orderloom/shared/diagram';
import type { FlowDocument } from '@orderloom/shared/document';
import styles from './Canvas.module.css';

interface ThumbnailProps {
  readonly document: FlowDocument;
  readonly locale: Locale;
  readonly theme: ThemeName;
}

const kept = new WeakMap<FlowDocument, Map<string, string>>();

/** A small still picture of a flow. */
export function Thumbnail({ document, locale, theme }: ThumbnailProps) {
  return <img alt={textOf(document.name, locale)} className={styles.thumbnail} decoding="async" src={pictureOf(document, locale, theme)} />;
}

function pictureOf(document: FlowDocument, locale: Locale, theme: ThemeName): string {
  const pictures = kept.get(document) ?? new Map<string, string>();
  kept.set(document, pictures);
  const key = `${locale}/${theme}`;
  const known = pictures.get(key);
  if (known !== undefined) return known;
  const picture = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(renderSvg(document, { locale, theme, embed: false }))}`;
  pictures.set(key, picture);
  return picture;
}
