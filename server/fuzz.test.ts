import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { signOut } from '#contract/accounts/api.ts';
import type { Endpoint, FileEndpoint } from '#contract/kernel/endpoint.ts';
import { getOpenApi, listen } from '#contract/kernel/system.ts';
import { routed } from '#kernel/http.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { type allowedBy, type Known, nearlyAllowedBy, sentAs } from '#tools/testing/factories/hostile.ts';

/*
 * Every endpoint is asked, by several kinds of people, what its own contract allows, nearly allows and does not allow at all. Nothing of it
 * may be an error of ours, or come to nobody's notice. `LINLI_FUZZ=20 npm test -- server/fuzz` asks twenty times as much, with another seed
 * each time unless `LINLI_FUZZ_SEED` names one.
 */
const rounds = Number(process.env['LINLI_FUZZ'] ?? 1);
const seed = Number(process.env['LINLI_FUZZ_SEED'] ?? (rounds > 1 ? Date.now() % 2 ** 31 : 6));

let d: District;
let known: Known;
const unhandled: unknown[] = [];
const note = (error: unknown) => void unhandled.push(error);
beforeAll(async () => {
  d = await testDistrict();
  process.on('unhandledRejection', note);
  const [caseId, other] = [await d.caseIn('reported'), await d.caseIn('handling')];
  const area = (tail: string) => d.area(tail);
  const codes = ['', '001', '001001', '001001001'].map((tail) => area(tail).code);
  const ids = ['', '001', '001001', '001001001'].map((tail) => area(tail).id);
  const organisations = Object.values(d.organisations);
  const cursors = [
    [''],
    ['x', 1],
    [1e308, 'x'],
    ['2026-13-45', v7()],
    { id: v7(), dueAt: '+275760-09-13T00:00:00.000Z', rank: 2 ** 53 },
    ['\0', '\0', '\0', '-'.repeat(36)],
    ['a', 'b', 'c', '-'.repeat(36)],
    [v7()],
    null,
    7,
  ]
    .map((one) => Buffer.from(JSON.stringify(one)).toString('base64url'))
    .concat('%FF', v7(), '0'.repeat(36), '');
  const lists: Record<string, readonly unknown[]> = {
    caseId: [caseId, other],
    code: codes,
    areaCode: codes,
    area: codes,
    within: codes,
    parent: codes,
    areaId: ids,
    organisationId: organisations,
    organisation: organisations,
    unitId: organisations,
    bodyId: organisations,
    partnerId: organisations,
    cursor: cursors,
    layer: ['cases', 'places', 'organisations'],
  };
  known = (name) => lists[name] ?? [];
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  await d?.close();
});

// they would end what the others go on with, or never end themselves
const leftOut = new Set<Endpoint | FileEndpoint>([signOut, listen, getOpenApi]);
const schemaOf = (type: z.ZodType | undefined) =>
  z.toJSONSchema(type ?? z.object({}), { io: 'input', unrepresentable: 'any' }) as Parameters<typeof allowedBy>[0];
const inQuery = (value: unknown): string =>
  Object.entries(value !== null && typeof value === 'object' ? value : { value })
    .filter(([, part]) => part !== undefined)
    .map(
      ([key, part]) =>
        `${encodeURIComponent(key.toWellFormed())}=${encodeURIComponent(String(typeof part === 'object' ? JSON.stringify(part) : part).toWellFormed())}`,
    )
    .join('&');
const inPath = (text: unknown): string => encodeURIComponent(String(text).toWellFormed()) || '-';

const viewers: readonly (Who | 'nobody' | 'device')[] = [
  'nobody',
  'device',
  'resident',
  'clerk',
  'dispatcher',
  'handler',
  // most doors open for whoever watches over the whole
  'supervisor',
  'supervisor',
  'system_admin',
  'security_admin',
];

it('nothing that is sent makes the server fail', { timeout: 600_000 * rounds }, async () => {
  const clients = await Promise.all(viewers.map((who) => (who === 'nobody' ? d.nobody() : who === 'device' ? d.device() : d.as(who))));
  const failures: string[] = [];
  let [asked, taken] = [0, 0];
  for (const [n, e] of [...routed].filter((one) => !leftOut.has(one)).entries()) {
    const requests = fc.sample(
      fc.tuple(
        nearlyAllowedBy(schemaOf(e.params), known),
        nearlyAllowedBy(schemaOf(e.query), known),
        sentAs(nearlyAllowedBy(schemaOf('body' in e ? e.body : undefined), known)),
        fc.constantFrom(...clients),
      ),
      { seed: seed + n, numRuns: 12 * rounds },
    );
    for (const [params, query, body, client] of requests) {
      const path = e.path.replace(/:(\w+)/g, (_, name: string) => inPath((params as Record<string, unknown> | null)?.[name] ?? 'x'));
      const search = inQuery(query).slice(0, 4_000);
      const answer = await d.process.app.inject({
        method: e.method,
        url: `${path}${search ? `?${search}` : ''}`,
        ...(e.method === 'GET' ? {} : { payload: body.bytes }),
        headers: {
          'x-linli': '1',
          'x-jurisdiction': d.code,
          ...(client.cookie ? { cookie: client.cookie } : {}),
          ...(e.method === 'GET' ? {} : { 'content-type': body.type }),
        },
      });
      asked += 1;
      if (answer.statusCode < 300) taken += 1;
      // 503 is what a code asks for that nobody can send
      const told = answer.statusCode === 503 && answer.body.includes('accounts.sms_unavailable');
      if (answer.statusCode >= 500 && !told)
        failures.push(
          `${answer.statusCode} ${e.method} ${path}?${search}\n  ${body.type}: ${body.bytes.slice(0, 600)}\n  ${answer.body.slice(0, 200)}`,
        );
    }
  }
  expect(failures.join('\n'), `seed ${seed}`).toBe('');
  expect(unhandled).toEqual([]);
  // a test that is refused at every door finds nothing behind it
  expect(taken / asked).toBeGreaterThan(0.08);
});
