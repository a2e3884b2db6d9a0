import type { Locale } from '@orderloom/shared/base';
import { renderSvg } from '@orderloom/shared/diagram';
import type { FlowDocument } from '@orderloom/shared/document';
import { pngWithFlow } from '@orderloom/shared/exchange';

/** What browsers can hold in one canvas. */
const longestSide = 16_000;
const largestArea = 200_000_000;

export interface DrawnPng {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How sharp it became; less than was asked for where the drawing is too large. */
  readonly scale: number;
}

/** The drawing as a PNG picture that carries its flow. */
export async function drawPng(document: FlowDocument, locale: Locale, wanted: number): Promise<DrawnPng> {
  const plain = renderSvg(document, { locale, theme: 'light', embed: false });
  const [, width = 1, height = 1] = (/ width="(\d+)" height="(\d+)"/.exec(plain) ?? []).map(Number);
  const scale = Math.min(wanted, longestSide / Math.max(width, height), Math.sqrt(largestArea / (width * height)));
  const image = await loaded(plain);
  const canvas = window.document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The browser could not draw the picture.');
  const bytes = pngWithFlow(new Uint8Array(await blob.arrayBuffer()), document);
  return { bytes: new Uint8Array(bytes), scale };
}

async function loaded(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}
