import { type Problem, problem } from '../../base/problem.ts';
import type { Text } from '../../base/text.ts';

/** A state of a Mermaid diagram. */
export interface MermaidState {
  readonly id: string;
  parent: MermaidState | undefined;
  label: string | undefined;
  /** What is written below its name. */
  readonly texts: string[];
  readonly notes: string[];
  kind: 'state' | 'choice' | 'region';
  /** A `--` was drawn inside: its regions. */
  regions: MermaidState[];
  initial: string | undefined;
  drawn: boolean;
}

export interface MermaidArrow {
  /** `[*]` for the start or end of the container. */
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly container: MermaidState;
  readonly line: number;
}

/** What a Mermaid diagram says, line by line, before it becomes a flow. */
export class MermaidStates {
  readonly states = new Map<string, MermaidState>();
  readonly arrows: MermaidArrow[] = [];
  readonly problems: Problem[] = [];
  readonly remarks: Problem[] = [];
  readonly root: MermaidState = blank('[root]', undefined);
  title: string | undefined;

  /** The state of an id; drawn where it is first named, unless a box says otherwise. */
  state(id: string, container: MermaidState): MermaidState {
    const known = this.states.get(id);
    if (known) return known;
    const made = blank(id, container);
    this.states.set(id, made);
    return made;
  }

  refuse(line: number, what: string, hint?: Text): void {
    this.problems.push(
      told('mermaid.unsupported', line, {
        zh: `流程里放不下“${what}”${hint ? `：${hint.zh}` : '。'}`,
        en: `a flow cannot hold "${what}"${hint ? `: ${hint.en}` : '.'}`,
      }),
    );
  }

  remark(line: number, message: Text): void {
    this.remarks.push(told('mermaid.changed', line, message));
  }
}

function told(code: string, line: number, { zh, en }: Text): Problem {
  return problem(code, `line ${line}`, { zh: `第 ${line} 行：${zh}`, en: `Line ${line}: ${en}` });
}

export function blank(id: string, parent: MermaidState | undefined): MermaidState {
  return { id, parent, label: undefined, texts: [], notes: [], kind: 'state', regions: [], initial: undefined, drawn: false };
}
