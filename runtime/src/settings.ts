import { fail, ok, type Result } from '@orderloom/shared/base';
import { z } from 'zod';
import { type Limits, limitsOf, limitVariables } from './limits.ts';
import { normalAllowance } from './outgoing/index.ts';
import { keyProblem } from './secrets/index.ts';
import type { Tracing } from './tracing/index.ts';

const port = '应为 0 到 65535 的整数 / must be an integer from 0 to 65535';
const host = '应为 IP 地址或主机名 / must be an IP address or a host name';
const token = '不能含空白 / must not contain white space';
const publicUrl = '应为不带路径的 http(s) 地址 / must be an http(s) address without a path';
const proxies = '应为 0 到 9 的整数 / must be an integer from 0 to 9';
const listen = '应为“地址:端口” / must be "address:port"';
const secretKey = '应为 32 字节的 Base64 或十六进制 / must be 32 bytes as base64 or hex';
const allowance = '应为主机名、地址或 CIDR，以逗号分隔 / must be host names, addresses or CIDR ranges, separated by commas';
const upgradeCopies = '应为文件夹，或 off / must be a folder, or off';
const endpoint = '应为 http(s) 地址 / must be an http(s) address';
const level = '应为 trace、debug、info、warn、error、fatal 或 silent 之一 / must be one of these';

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d+$/, port)
    .transform(Number)
    .refine((value) => value <= 65_535, port)
    .default(8787),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9_.:[\]-]+$/, host)
    .default('127.0.0.1'),
  ORDERLOOM_DATA: z.string().default('./data'),
  ORDERLOOM_ADMIN_TOKEN: z.string().regex(/^\S+$/, token).optional(),
  ORDERLOOM_PUBLIC_URL: z
    .string()
    .refine((value) => URL.canParse(value) && /^https?:\/\/[^/]+\/?$/.test(value), publicUrl)
    .transform((value) => new URL(value).origin)
    .optional(),
  ORDERLOOM_PROXIES: z
    .string()
    .regex(/^[0-9]$/, proxies)
    .transform(Number)
    .default(0),
  ...limitVariables,
  ORDERLOOM_METRICS_LISTEN: z
    .string()
    .regex(/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9_.-]+):\d{1,5}$/, listen)
    .refine((value) => Number(value.split(':').at(-1)) <= 65_535, listen)
    .optional(),
  ORDERLOOM_KEY: z
    .string()
    .refine((value) => keyProblem(value) === undefined, secretKey)
    .optional(),
  ORDERLOOM_ALLOW_HOSTS: z
    .string()
    .transform((value) => value.split(',').map((entry) => normalAllowance(entry) ?? ''))
    .refine((entries) => entries.every((entry) => entry !== ''), allowance)
    .default([]),
  ORDERLOOM_UPGRADE_COPIES: z
    .string()
    .refine((value) => value.trim() !== '', upgradeCopies)
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: endpoint }).optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.url({ protocol: /^https?$/, error: endpoint }).optional(),
  OTEL_SERVICE_NAME: z.string().default('orderloom'),
  ORDERLOOM_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], level).default('info'),
});

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** The folder that holds the database. */
  readonly data: string;
  /** A token for machines, and the way back in. */
  readonly adminToken: string | undefined;
  /** The address people type when there is a proxy in front; https makes cookies secure. */
  readonly publicUrl: string | undefined;
  /** How many proxies of one's own are in front: so many entries of X-Forwarded-For are believed. */
  readonly proxies: number;
  readonly limits: Limits;
  /** Where `/metrics` is served without a token, apart from everything else; undefined: only with one, on the main address. */
  readonly metricsListen: string | undefined;
  /** What stored secrets are sealed with; undefined: a key file in the data folder. */
  readonly secretKey: string | undefined;
  /** Addresses the first tenant may reach though they are not public; added to what is stored. */
  readonly allowHosts: readonly string[];
  /** The folder for copies of the database from before an upgrade; null: none; undefined: in the data folder. */
  readonly upgradeCopies: string | null | undefined;
  /** Spans are sent; undefined: they are not. */
  readonly tracing: Tracing | undefined;
  readonly logLevel: z.infer<typeof Environment>['ORDERLOOM_LOG_LEVEL'];
}

/** Reads the settings; an empty variable counts as not set. The error is one line that names every wrong variable. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Result<Settings, string> {
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('ORDERLOOM_') && !(name in Environment.shape) && !isKnown(name),
  );
  if (unknown.length > 0) return fail(unknown.map((name) => `${name}: 没有这个设置 / there is no such setting`).join('; '));
  const given = Object.fromEntries(Object.keys(Environment.shape).map((name) => [name, environment[name] || undefined]));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) return fail(parsed.error.issues.map((issue) => explain(issue, given)).join('; '));
  const { PORT, HOST, ORDERLOOM_DATA, ORDERLOOM_ADMIN_TOKEN, ORDERLOOM_PUBLIC_URL, ORDERLOOM_PROXIES, ORDERLOOM_LOG_LEVEL } = parsed.data;
  return ok({
    port: PORT,
    host: HOST,
    data: ORDERLOOM_DATA,
    adminToken: ORDERLOOM_ADMIN_TOKEN,
    publicUrl: ORDERLOOM_PUBLIC_URL,
    proxies: ORDERLOOM_PROXIES,
    limits: limitsOf(parsed.data),
    metricsListen: parsed.data.ORDERLOOM_METRICS_LISTEN,
    secretKey: parsed.data.ORDERLOOM_KEY,
    allowHosts: parsed.data.ORDERLOOM_ALLOW_HOSTS,
    upgradeCopies: upgradeCopiesOf(parsed.data.ORDERLOOM_UPGRADE_COPIES),
    tracing: tracingOf(parsed.data),
    logLevel: ORDERLOOM_LOG_LEVEL,
  });
}

/** Spans are sent when there is an address to send them to. */
function tracingOf(given: z.infer<typeof Environment>): Tracing | undefined {
  const address = given.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? given.OTEL_EXPORTER_OTLP_ENDPOINT;
  return address === undefined ? undefined : { service: given.OTEL_SERVICE_NAME };
}

/** The folder that ORDERLOOM_UPGRADE_COPIES names; null for `off`. */
export function upgradeCopiesOf(value: string | undefined): string | null | undefined {
  return value === 'off' ? null : value || undefined;
}

/** Read elsewhere: what the tests of this repository and the crash points are told by. */
function isKnown(name: string): boolean {
  return /^ORDERLOOM_(CRASH|BENCH|TORTURE|MODEL)_/.test(name);
}

/** What was read, for the system page: no credential is among it. */
export function shownSettings(settings: Settings): Readonly<Record<string, string | number | boolean>> {
  const { port, host, data, publicUrl, proxies, metricsListen, logLevel, limits } = settings;
  const told = { port, host, data, publicUrl: publicUrl ?? '', proxies, metricsListen: metricsListen ?? '', logLevel, ...limits };
  return { ...told, adminToken: settings.adminToken !== undefined, secretKey: settings.secretKey !== undefined };
}

const hidden = new Set(['ORDERLOOM_ADMIN_TOKEN', 'ORDERLOOM_KEY']);

function explain(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0]);
  const shown = hidden.has(name) ? '' : ` (${JSON.stringify(given[name])})`;
  return `${name}${shown}: ${issue.message}`;
}
