import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { systemClock } from '#kernel/clock.ts';
import { declarations } from '#kernel/permissions.ts';
import { shippedPacks } from '#modules/packs/index.ts';
import { importRows } from '#modules/registers/index.ts';
import { registerSheet } from '#modules/registers/queries/sheet.ts';
import { ensureDemo } from '#tools/demo/create.ts';
import { filledTemplate, type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { type Running, startProcess } from '#tools/testing/factories/process.ts';
import { testKeys } from '#tools/testing/keys.ts';

/* Every register that a pack brings, in the demo: what goes out as a workbook comes back in as it was, and none is half made. */
const signal = new AbortController().signal;
const registers = shippedPacks().flatMap(({ manifest, contents }) =>
  manifest.contents
    .filter(({ kind }) => kind === 'registers.register')
    .map(({ subject, file }) => ({ code: subject, pack: manifest.code, content: contents[file] as Partial<RegisterContent> })),
);
/** What a register may go without, and why. */
const excused: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  member_dues: { measure: 'what members pay is known to their branch alone' },
  articles: { page: 'the knowledge base has a page of its own' },
  service_items: { reminder: 'a material without a source is found when an application comes' },
};
/** Registers without a place in the menu are found from another: they point at it, or it at them. */
const isPart = (code: string, content: Partial<RegisterContent>): boolean =>
  registers.some(
    (one) =>
      one.code !== code &&
      [one.content.fields, content.fields].some((fields, n) => fields?.some(({ register }) => register === [code, one.code][n])),
  );

let database: TestDatabase;
let process: Running;
let viewer: Viewer;
beforeAll(async () => {
  const template = await filledTemplate('demo', (urls) => ensureDemo({ ...urls, masterKeys: testKeys, log: () => undefined }));
  database = await testDatabase({ template });
  process = await startProcess(database.appUrl, '/nonexistent', systemClock);
  const jurisdiction = await process.kernel.jurisdictions.default();
  const { rows } = await database.db.pool.query<{ id: string; name: string }>(
    "select id, name from accounts where username = 'supervisor'",
  );
  const [{ id, name } = { id: '', name: '' }] = rows;
  viewer = {
    accountId: id,
    name,
    anonymous: false,
    mustChangePassword: false,
    mustSetUpSecondFactor: false,
    jurisdictionId: jurisdiction?.id ?? '',
    posts: [
      {
        id,
        role: 'supervisor',
        roleName: null,
        permissions: new Set(declarations.keys()),
        areaPath: jurisdiction?.rootPath ?? '',
        organisationId: null,
      },
    ],
  };
});
afterAll(async () => {
  await process?.close();
  await database?.drop();
});

describe.for(registers.map((one) => [one.code, one] as const))('%s', ([code, { content }]) => {
  test('has rows in the demo, and goes out as a workbook and comes back in with nothing changed', async () => {
    const { context } = process.modules.registers;
    const { bytes } = await registerSheet(context, viewer, { code }, signal);
    const given = { id: v7(), code, dryRun: false, bytes, language: 'zh-CN' as const, signal, reached: () => undefined };
    const { added, changed, same, faults } = await importRows(context, viewer, given);
    expect({ added, changed, faults }).toEqual({ added: 0, changed: 0, faults: [] });
    expect(same).toBeGreaterThan(0);
  });

  test('stands in the menu with a measure and a reminder, or belongs to one that does', () => {
    const { page, measures = [], reminders = [], expiry } = content;
    if (!page && isPart(code, content)) return;
    const missing = { page: !page, measure: measures.length === 0, reminder: reminders.length === 0 && !expiry };
    expect(Object.entries(missing).flatMap(([what, isMissing]) => (isMissing && !excused[code]?.[what] ? [what] : []))).toEqual([]);
  });
});
