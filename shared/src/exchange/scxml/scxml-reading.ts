import { type Problem, problem } from '../../base/problem.ts';
import type { Text } from '../../base/text.ts';
import { FieldKey } from '../../document/field.ts';
import { ecmaToCel, Unsayable } from '../ecma/ecma-to-cel.ts';
import type { XmlElement } from '../xml-tree.ts';
import { Ids } from '../xstate-json/ids.ts';
import { stateElements } from './namespaces.ts';

/** What the reading functions share while one SCXML file becomes a document. */
export class ScxmlReading {
  /** What a flow cannot hold. */
  readonly problems: Problem[] = [];
  /** What is held, but not quite as the file says it. */
  readonly remarks: Problem[] = [];
  readonly ids = new Ids({});
  /** Every state element in the order of the file, with the id it gets. */
  readonly states = new Map<XmlElement, string>();
  readonly parents = new Map<XmlElement, XmlElement>();
  /** The fields that variables become. */
  readonly fields = new Map<string, string>();
  /** Fields that hold no yes or no. */
  readonly values = new Set<string>();
  /** The keys every event is seen to carry. */
  readonly payloads = new Map<string, Set<string>>();
  /** Sends and cancels that are drawn as a time limit instead. */
  readonly timed = new Set<XmlElement>();
  /** Which event a send of that id is for. */
  readonly sendIds = new Map<string, string>();
  readonly root: XmlElement;
  private readonly byName = new Map<string, XmlElement>();

  constructor(root: XmlElement) {
    this.root = root;
    this.states.set(root, this.ids.fromName('root'));
    this.note(root);
  }

  refuse(element: XmlElement, what: string, hint?: Text): void {
    this.problems.push(
      problem('scxml.unsupported', `line ${element.line}`, {
        zh: `第 ${element.line} 行：流程里放不下 ${what}${hint ? `：${hint.zh}` : '。'}`,
        en: `Line ${element.line}: a flow cannot hold ${what}${hint ? `: ${hint.en}` : '.'}`,
      }),
    );
  }

  remark(element: XmlElement, message: Text): void {
    this.remarks.push(
      problem('scxml.changed', `line ${element.line}`, {
        zh: `第 ${element.line} 行：${message.zh}`,
        en: `Line ${element.line}: ${message.en}`,
      }),
    );
  }

  /** What is refused, from the top of the file to its end. */
  problemsInOrder(): readonly Problem[] {
    return [...this.problems].sort((a, b) => lineOf(a) - lineOf(b));
  }

  /** Names every attribute that is not among the known ones; those with a prefix are somebody's own. */
  onlyAttributes(element: XmlElement, ...known: readonly string[]): void {
    for (const key of Object.keys(element.attributes)) {
      if (!known.includes(key) && !key.includes(':') && key !== 'xmlns') this.refuse(element, `<${element.name} ${key}="…">`);
    }
  }

  /** The element a target names. */
  named(name: string): XmlElement | undefined {
    return this.byName.get(name);
  }

  idOf(element: XmlElement): string {
    return this.states.get(element) ?? '';
  }

  childStates(element: XmlElement): readonly XmlElement[] {
    return element.children.filter((child) => this.states.has(child));
  }

  /** The elements a list of names means; what does not exist is told. */
  targets(element: XmlElement, names: string): readonly XmlElement[] {
    return names
      .split(/\s+/)
      .filter((name) => name !== '')
      .flatMap((name) => {
        const found = this.byName.get(name);
        if (!found) this.refuse(element, `target="${name}"`, { zh: '没有这个状态。', en: 'there is no such state.' });
        return found ?? [];
      });
  }

  /** A script as CEL; nothing, and a refusal, where CEL has no word for it. */
  cel(element: XmlElement, text: string): string | undefined {
    try {
      return ecmaToCel(text, {
        field: (name) => this.fields.get(name),
        state: (name) => {
          const found = this.byName.get(name);
          return found && this.idOf(found);
        },
      });
    } catch (error) {
      if (!(error instanceof Unsayable)) throw error;
      this.refuse(element, `“${text}”`, { zh: `规则里没有“${error.message}”的写法。`, en: `rules have no word for "${error.message}".` });
      return undefined;
    }
  }

  /** Remembers that an event is known, and what it carries. */
  event(name: string, keys: readonly string[] = []): void {
    const known = this.payloads.get(name) ?? new Set();
    for (const key of keys) known.add(key);
    this.payloads.set(name, known);
  }

  /** The field that a variable becomes. */
  variable(name: string): string {
    const slug = name.replace(/[^A-Za-z0-9_]+/g, '_');
    const base = FieldKey.safeParse(slug).success ? slug : `field_${slug}`;
    const taken = new Set(this.fields.values());
    let key = base;
    for (let index = 2; taken.has(key); index += 1) key = `${base}_${index}`;
    this.fields.set(name, key);
    return key;
  }

  private note(parent: XmlElement): void {
    for (const child of parent.children) {
      if (!stateElements.has(child.name) || child.attributes['orderloom:end'] !== undefined) continue;
      const name = child.attributes.id;
      this.states.set(child, this.ids.fromName(name ?? child.name));
      this.parents.set(child, parent);
      if (name !== undefined) this.byName.set(name, child);
      this.note(child);
    }
  }
}

function lineOf({ path }: Problem): number {
  return Number(path.replace('line ', ''));
}
