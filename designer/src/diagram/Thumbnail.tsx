import { type Locale, textOf } from '@orderloom/shared/base';
import { renderPhases, renderSvg, type ThemeName } from '@orderloom/shared/diagram';
import type { FlowDocument } from '@orderloom/shared/document';
import styles from './Canvas.module.css';

interface ThumbnailProps {
  readonly document: FlowDocument;
  readonly locale: Locale;
  readonly theme: ThemeName;
}

const kept = new WeakMap<FlowDocument, Map<string, string>>();

/** Pixels of a drawing, either way, beyond which a card would show it too small to tell anything. */
const readable = 2600;

/** A small still picture of a flow; of a big one, its phases. */
export function Thumbnail({ document, locale, theme }: ThumbnailProps) {
  return <img alt={textOf(document.name, locale)} className={styles.thumbnail} decoding="async" src={pictureOf(document, locale, theme)} />;
}

function pictureOf(document: FlowDocument, locale: Locale, theme: ThemeName): string {
  const pictures = kept.get(document) ?? new Map<string, string>();
  kept.set(document, pictures);
  const key = `${locale}/${theme}`;
  const known = pictures.get(key);
  if (known !== undefined) return known;
  const svg = isBig(document) ? renderPhases(document, { locale, theme }) : renderSvg(document, { locale, theme, embed: false });
  const picture = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  pictures.set(key, picture);
  return picture;
}

function isBig({ layout }: FlowDocument): boolean {
  const boxes = Object.values(layout.states);
  return Math.max(...boxes.map(({ x, width }) => x + width), ...boxes.map(({ y, height }) => y + height)) > readable;
}
