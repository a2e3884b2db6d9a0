import { z } from 'zod';
import { type Problem, problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { FlowDocument, schemaVersion } from './flow-document.ts';
import { migrations } from './migrations/index.ts';
import { referenceProblems } from './reference-problems.ts';

/**
 * Reads JSON of any released schema version into a document.
 * Gives every fault with its path and a sentence in both languages; never throws.
 */
export function parseDocument(input: unknown): Result<FlowDocument, readonly Problem[]> {
  const lifted = migrate(input);
  if (!lifted.ok) return lifted;
  const parsed = FlowDocument.safeParse(lifted.value);
  if (!parsed.success) return fail(schemaProblems(lifted.value, FlowDocument, parsed.error));
  const broken = referenceProblems(parsed.data);
  return broken.length > 0 ? fail(broken) : ok(parsed.data);
}

function migrate(input: unknown): Result<unknown, readonly Problem[]> {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) {
    return fail([
      problem('document.not-an-object', '', { zh: '流程文档应是一个 JSON 对象。', en: 'A flow document must be a JSON object.' }),
    ]);
  }
  let document = input as Record<string, unknown>;
  const version = document.schemaVersion;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    return fail([
      problem('document.no-version', 'schemaVersion', { zh: '缺少 schemaVersion（整数）。', en: 'schemaVersion (an integer) is missing.' }),
    ]);
  }
  if (version > schemaVersion) {
    return fail([
      problem('document.too-new', 'schemaVersion', {
        zh: `此文档的版本是 ${version}，本程序只认识到 ${schemaVersion}：请升级程序。`,
        en: `This document has version ${version}; this program knows versions up to ${schemaVersion}: upgrade it.`,
      }),
    ]);
  }
  for (const migration of migrations) if (migration.to > Number(document.schemaVersion)) document = migration.up(document);
  return ok(document);
}

/** The faults zod found, in both languages and with dotted paths. */
export function schemaProblems(value: unknown, schema: z.ZodType, error: z.ZodError): readonly Problem[] {
  const zh = schema.safeParse(value, { error: z.locales.zhCN().localeError }).error?.issues ?? [];
  const en = schema.safeParse(value, { error: z.locales.en().localeError }).error?.issues ?? [];
  return error.issues.map((issue, index) =>
    problem(`schema.${issue.code}`, issue.path.map(String).join('.'), {
      zh: zh[index]?.message ?? issue.message,
      en: en[index]?.message ?? issue.message,
    }),
  );
}
