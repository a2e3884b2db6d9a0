import { useComputedColorScheme } from '@mantine/core';
import type { FlowDocument } from '@orderloom/shared/document';
import { useLocale } from '../app/locale.ts';
import { Thumbnail } from '../diagram/index.ts';

/** The still picture of a document in the reader's language and colours. */
export function DocumentPicture({ document }: { readonly document: FlowDocument }) {
  return <Thumbnail document={document} locale={useLocale()} theme={useComputedColorScheme('light')} />;
}
