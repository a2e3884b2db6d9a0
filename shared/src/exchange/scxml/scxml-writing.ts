import type { FlowDocument } from '../../document/flow-document.ts';
import { scxmlNames } from './scxml-names.ts';

/** What the writing functions share, and what they could not say in plain SCXML. */
export class ScxmlWriting {
  readonly document: FlowDocument;
  readonly losses = new Set<string>();
  private readonly names: ReadonlyMap<string, string>;

  constructor(document: FlowDocument) {
    this.document = document;
    this.names = scxmlNames(document);
  }

  name(state: string): string {
    return this.names.get(state) ?? state;
  }

  /** An event as a descriptor lists it: without white space. */
  event(name: string): string {
    const plain = name.replace(/\s+/g, '_');
    if (plain !== name) this.lost(`the event "${name}" is written as "${plain}"`);
    return plain;
  }

  /** A CEL text in which `inState` asks by the name a state is written under. */
  cel(text: string): string {
    return text.replace(/inState\("([^"]*)"\)/g, (_all, id: string) => `inState(${JSON.stringify(this.name(id))})`);
  }

  lost(sentence: string): void {
    this.losses.add(sentence);
  }
}
