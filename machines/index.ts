import { type FlowDocument, parseDocument } from '@orderloom/shared/document';
import { z } from 'zod';
import mixedFlow from './mixed-fulfilment/flow.json' with { type: 'json' };
import mixedScenarios from './mixed-fulfilment/scenarios.json' with { type: 'json' };
import nightFlow from './night-owl/flow.json' with { type: 'json' };
import nightScenarios from './night-owl/scenarios.json' with { type: 'json' };
import presaleFlow from './presale-deposit/flow.json' with { type: 'json' };
import presaleScenarios from './presale-deposit/scenarios.json' with { type: 'json' };
import returnFlow from './return-refund/flow.json' with { type: 'json' };
import returnScenarios from './return-refund/scenarios.json' with { type: 'json' };
import routedFlow from './routed-order/flow.json' with { type: 'json' };
import routedScenarios from './routed-order/scenarios.json' with { type: 'json' };
import { Scenario } from './scenario.ts';
import retailFlow from './standard-retail/flow.json' with { type: 'json' };
import retailScenarios from './standard-retail/scenarios.json' with { type: 'json' };

export { Scenario, ScenarioStep } from './scenario.ts';

/** A flow that comes with the product, and the stories that prove it. */
export interface LibraryMachine {
  readonly id: string;
  readonly document: FlowDocument;
  readonly scenarios: readonly Scenario[];
}

/** Every machine of the library; a broken one fails at load, so also at build. */
export const library: readonly LibraryMachine[] = [
  load(mixedFlow, mixedScenarios),
  load(retailFlow, retailScenarios),
  load(returnFlow, returnScenarios),
  load(presaleFlow, presaleScenarios),
  load(routedFlow, routedScenarios),
  load(nightFlow, nightScenarios),
];

function load(flow: unknown, scenarios: unknown): LibraryMachine {
  const document = parseDocument(flow);
  if (!document.ok) throw new Error(document.error.map((problem) => `${problem.path}: ${problem.message.en}`).join('\n'));
  return { id: document.value.id, document: document.value, scenarios: z.array(Scenario).parse(scenarios) };
}
