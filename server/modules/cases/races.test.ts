import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Client, type District, type Running, reportBody, testDistrict } from '#tools/testing/district.ts';
import { archiveDue } from './commands/platform-actions.ts';
import { seal, verifyChains } from './index.ts';
import { createNumbers } from './numbers.ts';

/*
 * Races on a real PostgreSQL between two server processes. Each was run with its guard taken away and failed then; the guard is named
 * beside the test.
 */
let d: District;
let other: Running;
beforeAll(async () => {
  d = await testDistrict({ config: { limits: { 'cases.report_resident': { max: 10_000, seconds: 3_600 } } } });
  other = await d.another();
});
afterAll(() => d?.close());

const rounds = [...Array(6).keys()];
const statuses = (answers: readonly Answer[]) => answers.map((a) => a.status).sort();
const codes = (answers: readonly Answer[]) => answers.flatMap((a) => (a.status < 300 ? [] : [a.body.error.code]));
const both = async (who: Parameters<District['as']>[0]): Promise<[Client, Client]> => [await d.as(who), await d.as(who, other)];
const log = async (caseId: string) => (await (await d.as('supervisor')).see(caseId)).timeline.map((e) => e.action);
const photo = async (by: Client): Promise<string> => {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a63' } })
    .jpeg()
    .toBuffer();
  return (await by.upload(bytes)).body.id;
};

describe('acts on one case', () => {
  // guard: `for update` in lockCase – without it the second fails on the version or the key, with 500
  test('two dispatchers dispatch at once: one does, the other learns that the case moved on', async () => {
    const here = await d.as('dispatcher');
    const there = await d.as('dispatcher2', other);
    for (const _ of rounds) {
      const id = await d.caseIn('filed');
      const answers = await Promise.all([
        here.act(id, 'dispatch', { organisationId: d.organisations.office }),
        there.act(id, 'dispatch', { organisationId: d.organisations.team }),
      ]);
      expect(statuses(answers)).toEqual([200, 409]);
      expect(codes(answers)).toEqual(['case.action_not_allowed']);
      expect(await log(id)).toEqual(['report', 'verify', 'file', 'dispatch']);
    }
  });

  // guard: `for update` in lockCase
  test('accept and recall at once leave a log that tells one story', async () => {
    const handler = await d.as('handler');
    const dispatcher = await d.as('dispatcher', other);
    for (const _ of rounds) {
      const id = await d.caseIn('dispatched');
      const [accept, recall] = await Promise.all([handler.act(id, 'accept'), dispatcher.act(id, 'recall')]);
      expect(recall.status).toBe(200);
      const acts = (await log(id)).slice(4);
      if (accept.status === 200) expect(acts).toEqual(['accept', 'recall']);
      else {
        expect(codes([accept])).toEqual(['case.action_not_allowed']);
        expect(acts).toEqual(['recall']);
      }
      expect(await (await d.as('supervisor')).see(id)).toMatchObject({ state: 'filed', handler: null, handlerPerson: null });
    }
  });

  // guard: the version check in act.ts (under the lock)
  test('two act on what they saw: the one who comes second is told to look again', async () => {
    const [here, there] = await both('resident');
    for (const _ of rounds) {
      const id = await d.caseIn('reported');
      const answers = await Promise.all([here, there].map((c) => c.act(id, 'supplement', { version: 1 })));
      expect(statuses(answers)).toEqual([200, 409]);
      expect(codes(answers)).toEqual(['case.changed']);
    }
  });

  // guard: the primary key of mutations claimed by `on conflict do nothing` in once()
  test('one act sent ten times at once is taken once and answered ten times alike', async () => {
    const [here, there] = await both('resident');
    const caseId = await d.caseIn('reported');
    const id = v7();
    const answers = await Promise.all([...Array(10)].map((_, i) => (i % 2 ? here : there).act(caseId, 'supplement', { id })));
    for (const a of answers) expect(a).toMatchObject({ status: 200, body: answers[0]?.body });
    expect(await log(caseId)).toEqual(['report', 'supplement']);
  });

  // guard: `for update` in lockCase
  test('two workers archive at once: each case once', async () => {
    const ids = await Promise.all(rounds.map(() => d.caseIn('closed')));
    d.clock.advance(16 * 86_400_000);
    const counts = await Promise.all([archiveDue(d.process.modules.cases, d.id), archiveDue(other.modules.cases, d.id)]);
    expect(counts[0] + counts[1]).toBeGreaterThanOrEqual(ids.length);
    for (const id of ids) expect((await log(id)).filter((a) => a === 'archive')).toEqual(['archive']);
  });
});

describe('reports', () => {
  // guard: the primary key of mutations claimed in the intake statement
  test('one report sent twenty times at once opens one case and is answered twenty times alike', async () => {
    const [here, there] = await both('resident');
    const body = reportBody();
    const answers = await Promise.all([...Array(20)].map((_, i) => (i % 2 ? here : there).post('/api/reports', body)));
    for (const a of answers) expect(a).toMatchObject({ status: 201, body: answers[0]?.body });
    expect(await d.asOwner('select count(*)::int as n from reports where id = $1', [body.id])).toEqual([{ n: 1 }]);
    expect(await d.asOwner('select count(*)::int as n from cases where id = $1', [answers[0]?.body.caseId])).toEqual([{ n: 1 }]);
  });

  // guard: the look for the earlier answer after photos turn out to be taken, in report.ts
  test('the same with a photo', async () => {
    const [here, there] = await both('resident');
    const body = reportBody({ photoIds: [await photo(here)] });
    const answers = await Promise.all([...Array(10)].map((_, i) => (i % 2 ? here : there).post('/api/reports', body)));
    for (const a of answers) expect(a).toMatchObject({ status: 201, body: answers[0]?.body });
    expect(await d.asOwner('select count(*)::int as n from reports where id = $1', [body.id])).toEqual([{ n: 1 }]);
  });

  // guard: the body's hash compared in report.ts
  test('one id with ten bodies at once: one is accepted, the others are refused', async () => {
    const [here, there] = await both('resident');
    const id = v7();
    const answers = await Promise.all([...Array(10)].map((_, i) => (i % 2 ? here : there).report({ id, text: `第${i}种说法：路灯不亮` })));
    expect(statuses(answers)).toEqual([201, ...Array(9).fill(409)]);
    expect(new Set(codes(answers))).toEqual(new Set(['request.id_reused']));
  });

  // guard: `for update` in lockOwnFiles together with `case_id is null` in claimFiles
  test('two acts claim one photo: one gets it', async () => {
    const [here, there] = await both('resident');
    for (const _ of rounds) {
      const photoIds = [await photo(here)];
      const answers = await Promise.all([here.report({ photoIds }), there.report({ photoIds })]);
      expect(statuses(answers)).toEqual([201, 409]);
      expect(codes(answers)).toEqual(['file.already_used']);
    }
  });

  // guard: the counter is raised and read in one statement (`do update … returning`) in numbers.ts
  test('many processes number cases of one day, each number once', async () => {
    const processes = [...Array(8)].map((_, i) => createNumbers((i % 2 ? other : d.process).kernel.db));
    // a second between any two calls: each takes a block of its own
    const at = (n: number) => new Date(Date.parse('2025-11-03T02:00:00Z') + n * 1000);
    const numbers = await Promise.all(
      processes.map(async (next) => {
        const mine: string[] = [];
        for (let n = 0; n < 25; n++) mine.push(await next({ id: d.id, code: d.code }, at(n * 2)));
        return mine;
      }),
    );
    expect(new Set(numbers.flat()).size).toBe(200);
    expect(numbers.flat().sort().at(-1)).toBe(`${d.code}2025110300200`);
  });

  test('two processes take a hundred reports at once, each under a number of its own', async () => {
    d.clock.advance(86_400_000);
    const [here, there] = await both('resident');
    const answers = await Promise.all([...Array(100)].map((_, i) => (i % 2 ? here : there).report()));
    expect(statuses(answers)).toEqual(Array(100).fill(201));
    const numbers = answers.map((a) => a.body.number as string);
    expect(new Set(numbers).size).toBe(100);
    for (const n of numbers) expect(n).toMatch(new RegExp(`^${d.code}20251002\\d{5}$`));
  });
});

describe('seals', () => {
  // guards: the advisory lock of lockSeals and the row locks of unsealed(); either suffices, with both away it failed
  test('two sealers leave seals without gaps, each archived case under one', async () => {
    for (const _ of rounds) {
      await d.caseIn('archived');
      const sealed = await Promise.all([
        seal(d.process.modules.cases, d.id),
        seal(other.modules.cases, d.id),
        seal(d.process.modules.cases, d.id),
      ]);
      expect(sealed.reduce((a, b) => a + b)).toBeGreaterThan(0);
    }
    const seals = await d.asOwner<{ number: number; case_count: number; under: number }>(
      `select number, case_count, (select count(*)::int from cases c where c.jurisdiction_id = s.jurisdiction_id and c.seal_number = s.number) as under
       from seals s where jurisdiction_id = $1 order by number`,
      [d.id],
    );
    expect(seals.map((s) => s.number)).toEqual(seals.map((_, i) => i + 1));
    for (const s of seals) expect(s.under).toBe(s.case_count);
    expect(await d.asOwner("select id from cases where state = 'archived' and seal_number is null")).toEqual([]);
  });
});

test('after all of this every chain still proves itself', async () => {
  const { broken, cases } = await verifyChains(d.process.kernel.db, d.id);
  expect(broken).toEqual([]);
  expect(cases).toBeGreaterThan(100);
});
