import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ChannelAnswer } from '@orderloom/runtime/testing';
import type { Json } from '@orderloom/shared/base';
import { type Signed, type Signing, signers } from './sign-channel.ts';

const folder = new URL('../fixtures/channels/', import.meta.url);

/** What a message should mean; a part of it is enough. */
export interface Expected {
  readonly probe?: boolean;
  readonly problem?: string;
  readonly deliveryId?: string;
  readonly [field: string]: Json | undefined;
}

interface Fixture {
  readonly file: string;
  readonly case: string;
  readonly valid: boolean;
  /** Believed without a signature: there is nothing in it. */
  readonly open?: boolean;
  /** Unix seconds of the arrival. */
  readonly at?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly expect: readonly Expected[];
}

interface Index {
  readonly channel: string;
  /** Signed when read; the others hold the headers as they were recorded. */
  readonly made?: boolean;
  /** Why the signature proves nothing. */
  readonly unsigned?: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly answer: ChannelAnswer;
  readonly fixtures: readonly Fixture[];
}

export type Request = Signed & { readonly path?: string };

export interface Case extends Fixture {
  readonly text: string;
  readonly request: Request;
  /** When it arrives. */
  readonly now: number;
}

export interface ChannelFixtures extends Omit<Index, 'fixtures'> {
  readonly cases: readonly Case[];
}

export const fixtureFolders = readdirSync(folder).sort();

export function readFixtures(id: string): ChannelFixtures {
  const read = (file: string) => readFileSync(fileURLToPath(new URL(`${id}/${file}`, folder)));
  const index = JSON.parse(read('index.json').toString()) as Index;
  const cases = index.fixtures.map((fixture): Case => {
    const raw = new Uint8Array(read(fixture.file));
    const { headers, query = {}, path } = fixture;
    const draft = { ...fixture, text: new TextDecoder().decode(raw), now: (fixture.at ?? 1_788_222_000) * 1000 };
    const request = index.made && !fixture.open ? sign(index, draft) : { raw, headers, query };
    return { ...draft, request: path === undefined ? request : { ...request, path } };
  });
  return { ...index, cases };
}

const recorded = ['event-sign', 'x-shopify-hmac-sha256', 'webhook-signature', 'webhook-timestamp'];

/** The fixture's message as its platform would sign it, by whatever of it is given otherwise. */
export function sign(
  { channel, secrets }: Pick<Index, 'channel' | 'secrets'>,
  one: Pick<Case, 'text' | 'headers' | 'query' | 'form' | 'path' | 'now'>,
  spoil: Signing['spoil'] = (digest) => digest,
): Request {
  const signer = signers[channel];
  if (!signer) throw new Error(`nobody knows how ${channel} signs`);
  const headers = Object.fromEntries(Object.entries(one.headers).filter(([name]) => !recorded.includes(name)));
  const { text, query = {}, form = {}, path, now } = one;
  const signed = signer({ text, headers, query, form, secrets, at: Math.floor(now / 1000), spoil });
  return path === undefined ? signed : { ...signed, path };
}
