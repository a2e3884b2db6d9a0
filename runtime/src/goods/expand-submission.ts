import { type GoodsCatalogue, withGoods } from '@orderloom/shared/order';
import type { Command, Submission } from '../engine/index.ts';

/** What comes in with its lines as every part reads them, bundles by their contents. Costs a look where there are no lines. */
export function expandSubmission(submission: Submission, catalogue: (tenant: string) => GoodsCatalogue): Submission {
  const { commands, tenant } = submission;
  if (!commands.some(hasLines)) return submission;
  const goods = () => catalogue(tenant);
  return { ...submission, commands: commands.map((command) => (hasLines(command) ? expanded(command, goods) : command)) };
}

function hasLines(command: Command): boolean {
  if (command.type === 'create') return 'lines' in command.data;
  if (command.input.type === 'event' && 'lines' in command.input.event) return true;
  return command.type === 'external' && command.orCreate !== undefined && 'lines' in command.orCreate.data;
}

function expanded(command: Command, goods: () => GoodsCatalogue): Command {
  if (command.type === 'create') return { ...command, data: withGoods(command.data, goods) };
  const { input } = command;
  const event = input.type === 'event' ? { ...input, event: { ...withGoods(input.event, goods), type: input.event.type } } : input;
  if (command.type === 'order' || !command.orCreate) return { ...command, input: event };
  return { ...command, input: event, orCreate: { ...command.orCreate, data: withGoods(command.orCreate.data, goods) } };
}
