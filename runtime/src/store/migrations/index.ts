import { first } from './0001-first.ts';
import { liveChange } from './0002-live-change.ts';
import { compact } from './0003-compact.ts';
import { access } from './0004-access.ts';
import { effects } from './0005-effects.ts';
import { places } from './0006-places.ts';
import { incidents } from './0007-incidents.ts';
import { behaviour } from './0008-behaviour.ts';
import { reviewReasons } from './0009-review-reasons.ts';
import { orderReferences } from './0010-order-references.ts';
import { goods } from './0011-goods.ts';
import { links } from './0012-links.ts';
import { mappings } from './0013-mappings.ts';
import { routing } from './0014-routing.ts';
import { legsAndMerges } from './0015-legs-and-merges.ts';
import { trace } from './0016-trace.ts';
import { importJobs } from './0017-import-jobs.ts';
import { calendars } from './0018-calendars.ts';
import type { StoreMigration } from './define-migration.ts';

/** In order, without gaps. Part of the program text, so that a bundle finds them. */
export const migrations: readonly StoreMigration[] = [
  first,
  liveChange,
  compact,
  access,
  effects,
  places,
  incidents,
  behaviour,
  reviewReasons,
  orderReferences,
  goods,
  links,
  mappings,
  routing,
  legsAndMerges,
  trace,
  importJobs,
  calendars,
];
