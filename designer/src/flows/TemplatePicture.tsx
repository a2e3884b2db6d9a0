import type { FlowDocument } from '@orderloom/shared/document';

export function TemplatePicture({ document }: { readonly document: FlowDocument }) {
  return <span>{document.id}</span>;
}
