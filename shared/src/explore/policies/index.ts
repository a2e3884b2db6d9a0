import type { Policy } from '../../document/policy.ts';
import type { Found, Seen } from '../types.ts';
import { accepted } from './accepted.ts';
import { eventually } from './eventually.ts';
import { missingParts } from './missing-parts.ts';
import { neverTogether } from './never-together.ts';
import { onlyRole } from './only-role.ts';
import { within } from './within.ts';

/** Looks for orders that break a sentence; one that names what is gone is broken too. */
export function breaksOf(seen: Seen, policy: Policy): readonly Found[] {
  const missing = missingParts(seen.document, policy);
  return missing.length > 0 ? missing : breaks(seen, policy);
}

function breaks(seen: Seen, policy: Policy): readonly Found[] {
  switch (policy.type) {
    case 'never-together':
      return neverTogether(seen, policy);
    case 'eventually':
      return eventually(seen, policy);
    case 'within':
      return within(seen, policy);
    case 'accepted':
      return accepted(seen, policy);
    case 'only-role':
      return onlyRole(seen, policy);
  }
}
