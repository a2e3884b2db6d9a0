import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAttempts } from './attempts.ts';
import { createPasswords, isGuessable, PasswordsBusy } from './passwords.ts';

const stranger = (address: string) => ({ account: 'default anna', address, device: undefined });

describe('guessing', () => {
  it('gets slower from one address, and the wait ends', () => {
    let now = 0;
    const attempts = createAttempts(() => now);
    for (let turn = 0; turn < 5; turn += 1) expect(attempts.begin(stranger('10.0.0.1'))).toBe(0);
    const wait = attempts.begin(stranger('10.0.0.1'));
    expect(wait).toBeGreaterThan(0);
    expect(attempts.begin(stranger('10.0.0.2'))).toBe(0);
    now += wait;
    expect(attempts.begin(stranger('10.0.0.1'))).toBe(0);
    expect(attempts.begin(stranger('10.0.0.1'))).toBeGreaterThan(wait);
  });

  it('from everywhere at one account never locks out a browser that was there before', () => {
    const attempts = createAttempts(() => 0);
    for (let turn = 0; turn < 500; turn += 1) attempts.begin(stranger(`10.0.${turn >> 8}.${turn & 255}`));
    expect(attempts.begin(stranger('192.168.0.1'))).toBeGreaterThan(0);
    expect(attempts.begin({ ...stranger('192.168.0.1'), device: 'known' })).toBe(0);
  });

  it('of one IPv6 household counts as one', () => {
    const attempts = createAttempts(() => 0);
    for (let turn = 0; turn < 5; turn += 1) attempts.begin(stranger(`2001:db8:1:2::${turn}`));
    expect(attempts.begin(stranger('2001:db8:1:2::99'))).toBeGreaterThan(0);
    expect(attempts.begin(stranger('2001:db8:1:3::99'))).toBe(0);
  });

  it('is over for whoever knows the password', () => {
    const attempts = createAttempts(() => 0);
    for (let turn = 0; turn < 4; turn += 1) attempts.begin(stranger('10.0.0.1'));
    attempts.succeeded(stranger('10.0.0.1'));
    for (let turn = 0; turn < 5; turn += 1) expect(attempts.begin(stranger('10.0.0.1'))).toBe(0);
  });

  it('never waits longer than a quarter of an hour', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2_000_000 }), { maxLength: 60 }), (pauses) => {
        let now = 0;
        const attempts = createAttempts(() => now);
        for (const pause of pauses) {
          now += pause;
          expect(attempts.begin(stranger('10.0.0.1'))).toBeLessThanOrEqual(15 * 60_000);
        }
      }),
    );
  });
});

describe('passwords', () => {
  it('are argon2id, and the same from every keyboard', async () => {
    const passwords = createPasswords();
    const stored = await passwords.hash('caf\u00e9 au lait ﬁn');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches(stored, 'cafe\u0301 au lait fin')).toBe(true);
    expect(await passwords.matches(stored, 'cafe au lait fin')).toBe(false);
    expect(await passwords.matches(null, 'nobody')).toBe(false);
  });

  it('are checked a few at a time, and no endless row waits', async () => {
    const passwords = createPasswords();
    const results = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.hash('correct horse battery')));
    const busy = results.filter((one) => one.status === 'rejected');
    expect(busy.length).toBe(60 - 34);
    for (const one of busy) expect(one.reason).toBeInstanceOf(PasswordsBusy);
    await expect(passwords.hash('correct horse battery')).resolves.toContain('argon2id');
  });

  it.each(['1234567890', 'aaaaaaaaaaaa', 'password123', 'Passw0rd2024', 'anna-lindt1', 'abababababab'])('%s is too easy', (password) =>
    expect(isGuessable(password, 'anna-lindt')).toBe(true),
  );

  it.each(['correct horse battery', '床前明月光疑是地上霜', 'x7!kQ2#pLm'])('%s will do', (password) =>
    expect(isGuessable(password, 'anna')).toBe(false),
  );
});
