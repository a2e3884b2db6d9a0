import { audit } from './audit.ts';
import { inbox } from './inbox.ts';
import { incidents } from './incidents.ts';
import { orders } from './orders.ts';
import { outbox } from './outbox.ts';
import { routes } from './routes.ts';
import { stock } from './stock.ts';

/** Every list that can be taken along as a file; to add one, add a file and a line. */
export const exportedLists = { orders, inbox, outbox, incidents, stock, routes, audit };
