import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { canonical } from '#contract/kernel/canonical.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { genesis, type Link, linkHash, linkOf } from './domain/chain.ts';
import { seal, type Verification, verifyChains } from './index.ts';
import { eventsOf } from './store/cases.ts';

/* What the log promises: whatever is changed behind the program's back, `verify` finds and names. All tampering is done as the owner. */
let d: District;
const ids: Record<string, string> = {};
const tables = ['cases', 'case_events', 'reports', 'seals'];
const broken = async (): Promise<Verification['broken']> => (await verifyChains(d.process.kernel.db, d.id)).broken;
const numberOf = async (id: string): Promise<string> => (await (await d.as('supervisor')).see(id)).number;
/** Tampering passes by foreign keys too. */
const tamper = (sql: string, values: unknown[] = []) =>
  d.asOwner(sql.includes('$') ? sql : `set session_replication_role = replica; ${sql}`, values.length > 0 ? values : []);

beforeAll(async () => {
  d = await testDistrict();
  const { cases } = d.process.modules;
  ids['early'] = await d.caseIn('archived');
  ids['old'] = await d.caseIn('archived');
  expect(await seal(cases, d.id)).toBe(2);
  ids['archived'] = await d.caseIn('archived', { text: '湖边路的井盖没有了，很危险 🕳️', placeText: '东门 "A" 座\n旁边' });
  expect(await seal(cases, d.id)).toBe(1);
  ids['unsealed'] = await d.caseIn('archived');
  for (const state of ['reported', 'handling', 'answered', 'rejected', 'withdrawn', 'shelved'] as const) ids[state] = await d.caseIn(state);
  ids['resumed'] = await d.caseIn('shelved');
  await d.must('dispatcher', ids['resumed'], 'resume');
  await d.must('handler', ids['resumed'], 'progress', { text: '“引号”、\\反斜杠、\t制表符、𠮷野家、é 与 é' });
  await d.must('dispatcher', ids['resumed'], 'recall', { reason: '改派' });
  for (const t of tables) await d.asOwner(`create table kept_${t} as select * from ${t}`);
});
afterEach(async () => {
  for (const t of tables) await tamper(`delete from ${t}; insert into ${t} select * from kept_${t}`);
});
afterAll(() => d?.close());

/** Writes a link over the event that stands at a place, as a forger would who makes every hash right. */
const rewrite = (caseId: string, seq: number, link: Link, hash: Buffer) =>
  tamper(
    `update case_events set seq = $3, action = $4, from_state = $5, to_state = $6, reason = $7, data = $8, salts = $9, digests = $10, basis = $11,
       prev_hash = $12, hash = $13 where case_id = $1 and seq = $2`,
    [
      caseId,
      seq,
      link.seq,
      link.action,
      link.from,
      link.to,
      link.reason,
      ...[link.data, link.salts, link.digests, link.basis].map((part) => JSON.stringify(part)),
      link.prevHash,
      hash,
    ],
  );

/** Rewrites a case's whole chain after a change, with every hash right and the row agreeing. */
const forge = async (caseId: string, change: (links: Link[]) => void): Promise<void> => {
  const rows = await d.database.db.read(d.access, (tx) => eventsOf(tx, [caseId]));
  const links = rows.map(({ hash: _, ...link }) => ({ ...link }) as Link);
  change(links);
  let prevHash = genesis(d.id, caseId);
  await tamper('update case_events set seq = -seq where case_id = $1', [caseId]);
  for (const [i, link] of links.entries()) {
    const whole = linkOf({ ...link, prevHash });
    const hash = linkHash(whole);
    await rewrite(caseId, -1 - i, whole, hash);
    prevHash = hash;
  }
  await tamper('update cases set head_hash = $2 where id = $1', [caseId, prevHash]);
};

test('a district carried through every state proves itself', async () => {
  const { cases, events, seals, broken: none } = await verifyChains(d.process.kernel.db, d.id);
  expect(none).toEqual([]);
  expect(seals).toBe(2);
  expect({ cases, events }).toEqual(
    (await d.asOwner('select (select count(*)::int from cases) as cases, (select count(*)::int from case_events) as events'))[0],
  );
});

describe('an event', () => {
  const at = (key: string, seq: number) => `where case_id = '${ids[key]}' and seq = ${seq}`;
  test.each<[string, () => string, string, number | null]>([
    ['its reason changed', () => `update case_events set reason = '另一个理由' ${at('archived', 9)}`, 'archived', 9],
    ['its time changed', () => `update case_events set at = at - interval '1 hour' ${at('handling', 3)}`, 'handling', 3],
    ['its actor changed', () => `update case_events set actor_id = gen_random_uuid() ${at('handling', 5)}`, 'handling', 5],
    ['the last deleted', () => `delete from case_events ${at('answered', 6)}`, 'answered', 6],
    ['one in the middle deleted', () => `delete from case_events ${at('answered', 3)}`, 'answered', 4],
    ['the first deleted', () => `delete from case_events ${at('reported', 1)}`, 'reported', 1],
    ['all deleted', () => `delete from case_events where case_id = '${ids['shelved']}'`, 'shelved', 1],
    [
      'two swapped',
      () =>
        `update case_events set seq = 90 ${at('answered', 3)}; update case_events set seq = 3 ${at('answered', 4)}; update case_events set seq = 4 ${at('answered', 90)}`,
      'answered',
      3,
    ],
    [
      'one added at the end',
      () =>
        `insert into case_events select (jsonb_populate_record(e, jsonb_build_object('seq', 6))).* from case_events e ${at('handling', 5)}`,
      'handling',
      6,
    ],
  ])('%s', async (_, sql, key, seq) => {
    const number = await numberOf(ids[key] ?? '');
    await tamper(sql());
    const found = await broken();
    expect(found).toContainEqual(expect.objectContaining({ case: ids[key], number, seq }));
    // nobody else is accused, but for seals that bind the case
    expect(found.filter((b) => b.case !== ids[key] && !b.case.startsWith('seal'))).toEqual([]);
  });

  test('rewritten with its own hash right: the next one no longer follows', async () => {
    const [event] = (await d.database.db.read(d.access, (tx) => eventsOf(tx, [ids['answered'] ?? '']))).slice(2, 3);
    if (!event) throw new Error('no event');
    const { hash: _, ...link } = event;
    const forged = linkOf({ ...link, reason: '改写的理由' });
    await rewrite(ids['answered'] ?? '', 3, forged, linkHash(forged));
    expect(await broken()).toContainEqual(
      expect.objectContaining({ case: ids['answered'], seq: 4, problem: expect.stringContaining('follow') }),
    );
  });

  test('the last rewritten with its hash right: the row does not agree', async () => {
    const last = (await d.database.db.read(d.access, (tx) => eventsOf(tx, [ids['rejected'] ?? '']))).at(-1);
    if (!last) throw new Error('no event');
    const { hash: _, ...link } = last;
    const forged = linkOf({ ...link, reason: '改写的理由' });
    await rewrite(ids['rejected'] ?? '', link.seq, forged, linkHash(forged));
    expect((await broken()).map((b) => b.case)).toEqual([ids['rejected']]);
  });
});

describe('a chain forged whole, with every hash right', () => {
  test('still has to be a walk through the lifecycle', async () => {
    const id = ids['rejected'] ?? '';
    await forge(id, (links) => {
      const link = links[1];
      // refused, it says now, by closing
      if (link) links[1] = { ...link, action: 'close' };
    });
    expect(await broken()).toEqual([
      expect.objectContaining({ case: id, seq: 2, problem: expect.stringContaining('not a step of the lifecycle') }),
    ]);
  });

  test('still has to count its events without a gap', async () => {
    const id = ids['handling'] ?? '';
    await forge(id, (links) => {
      const last = links.at(-1);
      if (last) links[links.length - 1] = { ...last, seq: last.seq + 1 };
    });
    await tamper('update cases set event_count = event_count + 1 where id = $1', [id]);
    expect(await broken()).toContainEqual(expect.objectContaining({ case: id, seq: 6, problem: 'event 5 is missing' }));
  });
});

describe('any single change of any column of any event', () => {
  const columns: Record<string, string> = {
    action: `case action when 'verify' then 'file' else 'verify' end`,
    from_state: `case from_state when 'filed' then 'verified' else 'filed' end`,
    to_state: `case to_state when 'filed' then 'verified' else 'filed' end`,
    actor_id: 'gen_random_uuid()',
    actor_role: `case actor_role when 'clerk' then 'dispatcher' else 'clerk' end`,
    post_id: `case when post_id is null then gen_random_uuid() end`,
    organisation_id: `case when organisation_id is null then gen_random_uuid() end`,
    at: `at + interval '1 millisecond'`,
    reason: `coalesce(reason, '') || ' '`,
    version: '3 - version',
    words: `words || '{"text": "x"}'`,
    salts: `salts || '{"actor": "00"}'`,
    digests: `digests || '{"text": "00"}'`,
    basis: `basis || '{"extra": null}'`,
    data: `data || '{"extra": null}'`,
    attachments: `attachments || '[{}]'`,
    prev_hash: `set_byte(prev_hash, 7, get_byte(prev_hash, 7) # 1)`,
    hash: `set_byte(hash, 31, get_byte(hash, 31) # 128)`,
    seq: 'seq + 1000',
    case_id: 'gen_random_uuid()',
    jurisdiction_id: 'gen_random_uuid()',
  };

  test('all columns are covered', async () => {
    const rows = await d.asOwner<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = 'case_events'`,
    );
    expect(rows.map((r) => r.column_name).sort()).toEqual(Object.keys(columns).sort());
  });

  test('is found', async () => {
    const events = await d.asOwner<{ case_id: string; seq: number }>('select case_id, seq from case_events order by 1, 2');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...events), fc.constantFrom(...Object.keys(columns)), async (event, column) => {
        await tamper(`update case_events set ${column} = ${columns[column]} where case_id = '${event.case_id}' and seq = ${event.seq}`);
        const found = await broken();
        await tamper('delete from case_events; insert into case_events select * from kept_case_events');
        expect(found.map((b) => b.case)).toContain(event.case_id);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('a case and its report', () => {
  test.each<[string, (id: string) => string, string, Partial<Verification['broken'][number]>]>([
    [
      'state changed',
      (id) => `update cases set state = 'closed' where id = '${id}'`,
      'handling',
      { problem: 'stands as closed, its log says handling' },
    ],
    ['number changed', (id) => `update cases set number = '53080120250915099999' where id = '${id}'`, 'handling', { seq: 1 }],
    ['event count changed', (id) => `update cases set event_count = 4 where id = '${id}'`, 'handling', {}],
    [
      'report text changed',
      (id) => `update reports set text = text || '！' where case_id = '${id}'`,
      'reported',
      { seq: 1, problem: expect.stringMatching(/report .* was changed/) },
    ],
    ['reporter changed', (id) => `update reports set reporter_id = gen_random_uuid() where case_id = '${id}'`, 'reported', { seq: 1 }],
    ['anonymous made named', (id) => `update reports set anonymous = not anonymous where case_id = '${id}'`, 'reported', { seq: 1 }],
    ['place moved', (id) => `update reports set lon = lon + 0.0001 where case_id = '${id}'`, 'reported', { seq: 1 }],
    ['salt changed', (id) => `update reports set salt = '\\x00' where case_id = '${id}'`, 'reported', { seq: 1 }],
    [
      'report deleted',
      (id) => `delete from reports where case_id = '${id}'`,
      'reported',
      { seq: 1, problem: expect.stringMatching(/report .* is missing/) },
    ],
  ])('%s', async (_, sql, key, expected) => {
    const id = ids[key] ?? '';
    const number = await numberOf(id);
    await tamper(sql(id));
    const found = await broken();
    expect(found.map((b) => b.case)).toEqual([id]);
    expect(found[0]).toMatchObject({ ...(key === 'handling' && expected.seq === 1 ? {} : { number }), ...expected });
  });

  test('a case deleted without its events', async () => {
    await tamper(`delete from cases where id = '${ids['handling']}'; delete from reports where case_id = '${ids['handling']}'`);
    expect(await broken()).toEqual([
      expect.objectContaining({ case: ids['handling'], problem: expect.stringContaining('the case was removed') }),
    ]);
  });
});

describe('seals', () => {
  const sealOf = (n: number) => expect.objectContaining({ case: `seal ${n}` });

  test('a sealed archive rewritten whole, with every hash right', async () => {
    await forge(ids['archived'] ?? '', (links) => {
      const link = links[2];
      if (link) links[2] = { ...link, reason: '事后改写' };
    });
    const found = await broken();
    expect(found).toEqual([expect.objectContaining({ case: 'seal 2', problem: expect.stringContaining('rewritten') })]);
  });

  test('the forger is good: without a seal the same is not seen', async () => {
    await forge(ids['unsealed'] ?? '', (links) => {
      const link = links[2];
      if (link) links[2] = { ...link, reason: '事后改写' };
    });
    expect(await broken()).toEqual([]);
  });

  test('a sealed archive deleted whole', async () => {
    const id = ids['old'];
    await tamper(
      `delete from case_events where case_id = '${id}'; delete from reports where case_id = '${id}'; delete from cases where id = '${id}'`,
    );
    expect(await broken()).toEqual([sealOf(1)]);
  });

  test.each<[string, string, number]>([
    ['content changed', `update seals set content_hash = sha256('x') where number = 1`, 1],
    ['time changed', `update seals set at = at + interval '1 day' where number = 2`, 2],
    ['hash changed', `update seals set hash = sha256('x') where number = 1`, 2],
    ['link to the one before changed', `update seals set prev_hash = sha256('x') where number = 2`, 2],
    ['count changed', `update seals set case_count = 7 where number = 2`, 2],
    ['the first deleted', 'delete from seals where number = 1', 2],
    ['the last deleted', 'delete from seals where number = 2', 2],
    ['all deleted', 'delete from seals', 1],
  ])('%s', async (_, sql, number) => {
    await tamper(sql);
    expect(await broken()).toContainEqual(sealOf(number));
  });

  test('a case moved from under its seal', async () => {
    await tamper(`update cases set seal_number = null where id = '${ids['old']}'`);
    expect(await broken()).toEqual([sealOf(1)]);
  });
});

describe('what people write', () => {
  test('gives the same hash after a way through jsonb', async () => {
    const storable = fc.string({ unit: 'binary' }).filter((s) => !s.includes('\0'));
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        storable,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc.dictionary(storable, tie('value'), { maxKeys: 4 }),
    })).object;
    const values = fc.sample(value, 150);
    const rows = await d.asOwner<{ v: unknown }>('select v::jsonb as v from unnest($1::text[]) with ordinality as t (v, i) order by i', [
      values.map((v) => JSON.stringify(v)),
    ]);
    expect(rows.map((r) => canonical(r.v))).toEqual(values.map(canonical));
  });

  test('is kept as written, whatever it is, and the chain stays whole', async () => {
    const written = fc.sample(
      fc.string({ unit: 'binary', minLength: 2, maxLength: 60 }).filter((s) => !s.includes('\0') && s.trim().length > 2),
      40,
    );
    const resident = await d.as('resident');
    const texts: (string | null)[] = [];
    for (const text of written) {
      expect((await resident.act(ids['reported'] ?? '', 'supplement', { text })).status).toBe(200);
    }
    for (const event of (await resident.see(ids['reported'] ?? '')).timeline.slice(1)) texts.push(event.text);
    expect(texts).toEqual(written.map((t) => t.trim()));
    expect(await broken()).toEqual([]);
  });

  test('of a report as well: text, place words, position to the last digit', async () => {
    const resident = await d.as('resident');
    const words = fc.string({ unit: 'binary', maxLength: 60 }).filter((s) => !s.includes('\0'));
    const position = fc.record({
      lon: fc.double({ min: 100.2001, max: 100.2399, noNaN: true }),
      lat: fc.double({ min: 26.8601, max: 26.8999, noNaN: true }),
    });
    for (const [text, placeText, point] of fc.sample(fc.tuple(words, fc.option(words), position), 20)) {
      const answer = await resident.report({ text: `路灯不亮了${text}`, placeText, point });
      expect(answer.status).toBe(201);
      expect(await resident.see(answer.body.caseId)).toMatchObject({ text: `路灯不亮了${text}`.trim(), placeText, point });
    }
    expect(await broken()).toEqual([]);
  });

  test.each(['半个\ud83d字符对', '零\u0000字节'])('is refused by name of the field when it cannot be stored: %j', async (text) => {
    const resident = await d.as('resident');
    const answers = [
      await resident.report({ text }),
      await resident.report({ placeText: text }),
      await resident.act(ids['reported'] ?? '', 'supplement', { text }),
    ];
    expect(answers.map((a) => [a.status, a.body.error?.code, a.body.error?.data.fields])).toEqual([
      [400, 'request.invalid', 'text'],
      [400, 'request.invalid', 'placeText'],
      [400, 'request.invalid', 'text'],
    ]);
    expect((await resident.get(`/api/my/cases?cursor=${encodeURIComponent('\0')}`)).status).toBe(400);
  });
});
