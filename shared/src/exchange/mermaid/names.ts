import type { FlowDocument } from '../../document/flow-document.ts';

/** Mermaid ids of the states: no hyphen, since it reads as the start of an arrow, and none of its own words. */
export function mermaidIds(document: FlowDocument): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    Object.keys(document.states).map((id) => {
      const base = `s_${id.replaceAll('-', '_')}`;
      let unique = base;
      for (let index = 2; taken.has(unique); index += 1) unique = `${base}_${index}`;
      taken.add(unique);
      return [id, unique];
    }),
  );
}

/** A text that cannot be taken for syntax. */
export function mermaidText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[#;:"{}<>%[\]`\\|]/g, (char) => `#${char.charCodeAt(0)};`);
}
