import type { Label } from '../base/text.ts';
import type { EventDefinition } from '../document/event-definition.ts';
import type { Field, FieldType } from '../document/field.ts';
import type { Call, State } from '../document/state.ts';

/** A list of texts is an option field; `tags` is a list of texts. */
export type FieldSketch = Exclude<FieldType['type'], 'enum' | 'list'> | 'tags' | readonly string[] | Partial<Field>;

export type EventSketch = Omit<Partial<EventDefinition>, 'payload'> & { readonly payload?: Readonly<Record<string, FieldSketch>> };

/** An action of the registry; its id is given when it is drawn. */
export interface ActionSketch {
  readonly type: string;
  readonly params: State['entry'][number]['params'];
}

export interface TransitionSketch {
  readonly id?: string;
  /** Nothing: an internal transition. */
  readonly to?: string | readonly string[];
  readonly if?: string;
  readonly do?: readonly ActionSketch[];
  readonly reenter?: boolean;
  readonly label?: string;
}

/** Where it leads, or all about it; several are tried in the order they are written. */
export type Exits = string | TransitionSketch | readonly (string | TransitionSketch)[];

export interface Triggers {
  readonly on?: Readonly<Record<string, Exits>>;
  /** By delay: `2h`, `30m`, or `= <expression>`. */
  readonly after?: Readonly<Record<string, Exits>>;
  readonly always?: Exits;
  readonly done?: Exits;
}

export interface CallSketch {
  readonly action: ActionSketch;
  readonly label?: string;
  readonly done?: Exits;
  readonly error?: Exits;
}

/** A state as one would tell it: what is inside, what leads out. `final`, `parallel` and `history` say its kind. */
export interface StateSketch extends Triggers {
  readonly label?: string | Label;
  readonly states?: Readonly<Record<string, StateSketch>>;
  /** The child entered first; the first one drawn unless said. null: none. */
  readonly initial?: string | null;
  readonly final?: boolean;
  readonly parallel?: boolean;
  readonly compound?: boolean;
  readonly history?: 'shallow' | 'deep';
  readonly historyDefault?: readonly string[];
  readonly entry?: readonly ActionSketch[];
  readonly exit?: readonly ActionSketch[];
  readonly initialActions?: readonly ActionSketch[];
  readonly calls?: Readonly<Record<string, CallSketch>>;
  readonly tags?: readonly string[];
  readonly output?: Call['action']['params'][string];
  readonly handler?: string;
  readonly stage?: string;
  readonly note?: string;
  /** The expected stay: `2h`. */
  readonly sla?: string;
  /** The time limits around it stand still. */
  readonly pauses?: true;
  readonly breach?: readonly ActionSketch[];
}

export interface FlowSketch extends Omit<StateSketch, 'final' | 'history' | 'historyDefault'> {
  readonly id?: string;
  readonly fields?: Readonly<Record<string, FieldSketch>>;
  /** Exactly the catalogue; left out, every event that a transition names is declared without payload. */
  readonly events?: Readonly<Record<string, EventSketch>>;
  readonly unknownEvents?: 'reject' | 'ignore';
}
