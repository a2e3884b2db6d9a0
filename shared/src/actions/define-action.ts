import type { z } from 'zod';
import type { Json } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import type { Result } from '../base/result.ts';
import type { Locale, Text } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { ExpressionSite, Expressions, Scope } from '../expression/types.ts';
import type { EffectRequest } from './effect.ts';

/** What an action does when it runs, in the ways the step knows. */
export type Plan =
  | {
      readonly type: 'assign';
      assign(scope: Scope): Readonly<Record<string, Json>>;
      /** Events the order takes next, computed when the fields have their new values. */
      raises?(scope: Scope): readonly { readonly type: string }[];
    }
  | { readonly type: 'effect'; effect(scope: Scope): EffectRequest }
  | {
      readonly type: 'raise';
      event(scope: Scope): { readonly type: string } & Readonly<Record<string, Json>>;
      readonly delay: number | undefined;
    }
  /** `raises`: the ids of the actions whose delayed events are not to come. */
  | { readonly type: 'cancel'; readonly raises: readonly string[] }
  | { readonly type: 'note'; note(scope: Scope): string }
  | { readonly type: 'nothing' };

export interface PlanContext {
  readonly document: FlowDocument;
  readonly expressions: Expressions;
  /** Paths of problems are below this site. */
  readonly site: ExpressionSite;
}

/** The editor to offer for a parameter; put on its zod schema with `.meta(param(…))`. */
export type ParamWidget = 'text' | 'template' | 'expression' | 'field' | 'event' | 'duration' | 'choice' | 'switch' | 'pairs' | 'list';

export interface ParamMeta {
  readonly label: Text;
  readonly hint?: Text;
  readonly widget: ParamWidget;
  /** For 'choice': the labels of the enum's values. */
  readonly choices?: Readonly<Record<string, Text>>;
  readonly [key: string]: unknown;
}

export function param(meta: ParamMeta): ParamMeta {
  return meta;
}

export interface ActionDefinition<P = unknown> {
  readonly id: string;
  readonly label: Text;
  /** One sentence: what it does for the order. */
  readonly hint: Text;
  /** Whether it asks something of the outside world, and so can be bound to a state as a call. */
  readonly effect: boolean;
  /** One of XState's own: part of how the machine moves, so not reported among the actions of a simulated line. */
  readonly machinery?: boolean;
  /** Not offered in the palette; it only comes in by import. */
  readonly hidden?: boolean;
  readonly params: z.ZodType<P>;
  /** Type-checks the parameters against the flow and gives what to run; every fault located. */
  plan(params: P, context: PlanContext): Result<Plan, readonly Problem[]>;
  /** One sentence for cards, edges, diffs and handouts. */
  describe(params: P, document: FlowDocument, locale: Locale): string;
  /** The fields it can write; absent: none. */
  writes?(params: P): readonly string[];
  /** The name reported when it ran; the id unless given. */
  nameOf?(params: P): string;
}

/** A member of the action registry. The parameter type stays inside: callers hold only parsed `unknown`. */
export function defineAction<P>(definition: ActionDefinition<P>): ActionDefinition {
  return definition as unknown as ActionDefinition;
}
