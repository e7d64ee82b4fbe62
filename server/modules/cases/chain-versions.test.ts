import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';
import chainsOfVersion1 from './fixtures/chain-v1.json' with { type: 'json' };
import { verifyChains } from './index.ts';

/* Links of both versions: what may be erased beside a link of version 2, and that those of version 1 are proven for good. */
let d: District;
const ids: Record<string, string> = {};
const broken = async () => (await verifyChains(d.process.kernel.db, d.id)).broken;
const tamper = (sql: string, values: unknown[] = []) => d.asOwner(sql, values);
beforeAll(async () => {
  d = await testDistrict();
  for (const state of ['reported', 'handling', 'rejected'] as const) ids[state] = await d.caseIn(state);
  ids['archived'] = await d.caseIn('checked');
  await d.must('resident', ids['archived'], 'call_back', { rating: { answered: true, solved: true, satisfied: true, comment: '很快' } });
  await d.must('dispatcher', ids['archived'], 'close');
  await d.must('dispatcher', ids['archived'], 'archive');
  await d.asOwner('create table kept as select * from case_events');
});
afterEach(async () => {
  await d.asOwner('delete from case_events; insert into case_events select * from kept');
});
afterAll(() => d?.close());

describe('what was written may be erased', () => {
  const erase = (id: string, seq: number, names: string[]) =>
    tamper(
      `update case_events set salts = salts - $3::text[], words = words - $3::text[],
         reason = case when 'reason' = any($3) then null else reason end,
         actor_id = case when 'actor' = any($3) then null else actor_id end, post_id = case when 'actor' = any($3) then null else post_id end
       where case_id = $1 and seq = $2`,
      [id, seq, names],
    );

  test('a reason, a text, a comment, an actor, each with its salt: the chain stays whole, the rest stays proven', async () => {
    const id = ids['archived'] ?? '';
    const log = await d.asOwner<{ seq: number; digests: object }>('select seq, digests from case_events where case_id = $1', [id]);
    const told = log.flatMap((e) => Object.keys(e.digests).map((name) => [e.seq, name] as const));
    expect(new Set(told.map(([, name]) => name))).toEqual(new Set(['actor', 'reason', 'text', 'comment']));
    for (const [seq, name] of told) {
      await erase(id, seq, [name]);
      expect(await broken()).toEqual([]);
    }
    expect((await (await d.as('supervisor')).see(id)).timeline.map((e) => [e.reason, e.text])).toEqual(log.map(() => [null, null]));
  });

  test('without its salt it cannot be guessed: no hash or digest covers it unsalted', async () => {
    const [event] = await d.asOwner<{ digests: { actor: string }; salts: { actor: string } }>(
      `select digests, salts from case_events where case_id = $1 and seq = 1`,
      [ids['reported']],
    );
    expect(Buffer.from(event?.salts.actor ?? '', 'hex')).toHaveLength(16);
    const again = await d.asOwner<{ digests: { actor: string } }>(`select digests from case_events where case_id = $1 and seq = 1`, [
      ids['handling'],
    ]);
    // the same resident reported both
    expect(again[0]?.digests.actor).not.toBe(event?.digests.actor);
  });

  test.each<[string, string]>([
    ['the text gone, its salt still there', `update case_events set reason = null where case_id = $1 and action = 'reject'`],
    ['the salt gone, the text still there', `update case_events set salts = salts - 'reason' where case_id = $1 and action = 'reject'`],
    [
      'another text after the salt was erased',
      `update case_events set salts = salts - 'reason', reason = '别的' where case_id = $1 and action = 'reject'`,
    ],
    ['a post put in', `update case_events set post_id = gen_random_uuid() where case_id = $1 and action = 'report'`],
  ])('%s: found', async (_, sql) => {
    await tamper(sql, [ids['rejected']]);
    expect((await broken()).map((b) => b.case)).toEqual([ids['rejected']]);
  });
});

describe('links of version 1, written before', () => {
  test('are proven as before: chains, reports, seals', async () => {
    const { jurisdiction, ...rows } = chainsOfVersion1;
    const id = jurisdiction[0]?.id ?? '';
    await tamper(`insert into jurisdictions (id, code, name, root_path) values ($1, '530899', '旧县', '53.08.99')`, [id]);
    for (const [table, list] of Object.entries(rows)) {
      const since = {
        case_events: { version: 1, words: {}, salts: {}, digests: {}, basis: {} },
        cases: { type_version: 0, reminder_count: 0 },
      };
      const filled = list.map((row) => ({ ...since[table as keyof typeof since], ...row }));
      await tamper(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [JSON.stringify(filled)]);
    }
    const whole = await verifyChains(d.process.kernel.db, id);
    expect(whole).toMatchObject({ cases: 3, events: 25, seals: 1, broken: [] });
    for (const change of [
      `reason = '改' where seq = 4`,
      `actor_id = gen_random_uuid() where seq = 3`,
      `data = data || '{"text": "改"}' where action = 'answer'`,
      `version = 2 where seq = 2`,
      `words = '{"text": "加"}' where seq = 2`,
    ]) {
      await tamper(`update case_events set ${change} and jurisdiction_id = $1`, [id]);
      expect((await verifyChains(d.process.kernel.db, id)).broken).not.toEqual([]);
      await tamper(`delete from case_events where jurisdiction_id = '${id}'`);
      const events = rows.case_events.map((e) => ({ version: 1, words: {}, salts: {}, digests: {}, basis: {}, ...e }));
      await tamper('insert into case_events select * from json_populate_recordset(null::case_events, $1)', [JSON.stringify(events)]);
    }
  });
});
