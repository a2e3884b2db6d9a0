import { createAttempts } from './attempts.ts';
import { createAudit } from './audit.ts';
import { createOwnSessions } from './own-sessions.ts';
import { createPasswordLinks } from './password-links.ts';
import { createPasswords } from './passwords.ts';
import { createPeople } from './people.ts';
import { createSessions, idleMs } from './sessions.ts';
import { createTokens } from './tokens.ts';
import type { Access, AccessDeps } from './types.ts';

const housekeepingMs = 60_000;

/** Who may: people with passwords and sessions, machines with tokens, and the record of what they did. */
export function createAccess(deps: AccessDeps): Access {
  const passwords = createPasswords();
  const attempts = createAttempts(deps.now);
  const tokens = createTokens(deps);
  const keepHouse = () => {
    try {
      tokens.flush();
      deps.store.removeStale(deps.now(), idleMs);
    } catch (error) {
      deps.warn(error);
    }
  };
  const timer = setInterval(keepHouse, housekeepingMs);
  timer.unref();
  return {
    tokens,
    sessions: createSessions({ ...deps, passwords, attempts, tokens }),
    own: createOwnSessions({ ...deps, passwords, attempts }),
    people: createPeople(deps),
    links: createPasswordLinks({ ...deps, passwords }),
    note: createAudit(deps),
    close() {
      clearInterval(timer);
      tokens.flush();
    },
  };
}
