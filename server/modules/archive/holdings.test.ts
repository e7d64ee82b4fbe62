import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentKey } from '#kernel/files/keys.ts';
import { seal, verifyChains } from '#modules/cases/index.ts';
import { hazardBody } from '#modules/hazards/testing/body.ts';
import { whistleBody } from '#modules/whistles/testing/body.ts';
import { checkArchive } from '#tools/cli/archive.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { eraseDue } from './commands/erase-due.ts';
import { takeOver } from './commands/take-over.ts';

let d: District;
let caseId: string;
let photoId: string;
const post = async (who: Who, url: string, body: object) => {
  const answer = await (await d.as(who)).post(url, { id: v7(), ...body });
  expect(answer.status, `${url} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
};
const taken = async (): Promise<Buffer> =>
  (await (await d.as('supervisor')).get(`/api/archive/${caseId}/package?reason=${encodeURIComponent('移交区档案馆')}`)).body;

/** What each module holds of the case, with words by which it is found in the package and, after the erasure, nowhere. */
const held = {
  'hazards.hazards': ['张三丰家门口堆物', '隐患要求张三丰清理', '复查时张三丰在场'],
  'whistles.whistles': ['吹哨解决张三丰诉求', '答复张三丰到场', '会商张三丰问题', '协办张三丰任务'],
  'objections.objections': ['异议张三丰不归我管'],
  'extensions.extensions': ['延期联系张三丰'],
  'ratings.ratings': ['致电张三丰无人接', '剔除张三丰诉求', '同意剔除张三丰', '裁定张三丰返工', '抽查张三丰现场'],
  'patrols.scans': ['巡查见张三丰堵门'],
} as const;

beforeAll(async () => {
  d = await testDistrict();
  caseId = await d.caseIn('dispatched');
  const [clerk, area, at] = [d.people.clerk.id, d.area('001001001').code, d.clock.now()];
  await post('handler', `/api/cases/${caseId}/objections`, { basis: '异议张三丰不归我管' });
  await d.asOwner("update objections set state = 'withdrawn', ended_at = now() where case_id = $1", [caseId]);
  await d.must('handler', caseId, 'accept');
  await post('handler', `/api/cases/${caseId}/extensions`, { days: 2, reason: '延期联系张三丰' });
  const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#225588' } })
    .jpeg()
    .toBuffer();
  photoId = (await (await d.as('clerk')).upload(bytes)).body.id;
  const hazard = await post('clerk', '/api/hazards', hazardBody(d, { caseId, title: '张三丰家门口堆物', photoIds: [photoId] }));
  const notice = {
    form: 'hint',
    clause: '《消防法》',
    demand: '隐患要求张三丰清理',
    dueOn: '2025-09-30',
    officers: ['钱某'],
    receiver: '张三丰',
  };
  await post('clerk', `/api/hazards/${hazard.id}/notices`, notice);
  await post('clerk', `/api/hazards/${hazard.id}/checks`, { cleared: true, words: '复查时张三丰在场' });
  const whistle = await post('dispatcher', '/api/whistles', whistleBody(d, { caseId, title: '吹哨解决张三丰诉求' }));
  await post('officer', `/api/whistle-calls/${whistle.calls[0].id}/answer`, { coming: true, words: '答复张三丰到场' });
  await post('dispatcher', `/api/whistles/${whistle.id}/minutes`, { text: '会商张三丰问题' });
  const dueAt = new Date(at.getTime() + 86_400_000).toISOString();
  await post('dispatcher', '/api/assignments', {
    whistleId: whistle.id,
    organisationId: d.organisations.department,
    title: '协办张三丰任务',
    dueAt,
  });
  for (const [who, action] of [
    ['handler', 'answer'],
    ['clerk', 'check'],
    ['resident', 'call_back'],
    ['dispatcher', 'close'],
    ['dispatcher', 'archive'],
  ] as const)
    await d.must(who, caseId, action);
  await d.process.kernel.relay.carry();
  const [{ id: callBack } = { id: '' }] = await d.asOwner<{ id: string }>('select id from call_backs where case_id = $1', [caseId]);
  const exclusion = v7();
  for (const [text, values] of [
    ["insert into call_attempts values ($1, $2, $3, 'no_answer', '致电张三丰无人接', $4, $5)", [d.id, v7(), callBack, clerk, at]],
    [
      `insert into exclusions (jurisdiction_id, id, call_back_id, case_id, organisation_id, kind, reason, asked_by, asked_at, area_code, chain, waits_for, due_on, state, ended_at)
       values ($1, $2, $3, $4, $5, 'unreasonable', '剔除张三丰诉求', $6, $7, $8, array[$8], $8, '2025-10-01', 'granted', $7)`,
      [d.id, exclusion, callBack, caseId, d.organisations.team, clerk, at, area],
    ],
    ["insert into exclusion_decisions values ($1, $2, $3, true, '同意剔除张三丰', $4, $5)", [d.id, exclusion, area, clerk, at]],
    [
      `insert into rulings (jurisdiction_id, case_id, round, area_code, asked_at, due_on, decision, reason, ruled_by, ruled_at)
       values ($1, $2, 9, $3, $4, '2025-10-01', 'rework', '裁定张三丰返工', $5, $4)`,
      [d.id, caseId, area, at, clerk],
    ],
    [
      `insert into spot_draws (jurisdiction_id, id, area_code, from_at, to_at, seed, percent, population, population_digest, drawn_by, drawn_at)
       values ($1, $2, $3, $4::timestamptz - interval '30 days', $4, 'x', 10, 1, '\\x00', $5, $4)`,
      [d.id, exclusion, area, at, clerk],
    ],
    [
      `insert into spot_checks (jurisdiction_id, id, draw_id, case_id, area_code, closed_at, due_on, found, note, inspected_by, inspected_at)
       values ($1, $2, $3, $4, $5, $6, '2025-10-01', 'done', '抽查张三丰现场', $7, $6)`,
      [d.id, v7(), exclusion, caseId, area, at, clerk],
    ],
    [
      `insert into patrol_routes (jurisdiction_id, id, name, area_id, area_path, plans) values ($1, $2, '日巡', $3, $4::ltree, '[{}]')`,
      [d.id, exclusion, d.area('001001001').id, d.area('001001001').path],
    ],
    [
      `insert into patrol_scans (jurisdiction_id, id, route_id, due_key, place_id, area_code, account_id, acted_at, device_at, received_at, proof, in_time,
         result, words, case_id, case_number) values ($1, $2, $3, '2025-09-15/1', $2, $4, $5, $6, $6, $6, 'none', true, 'problem', '巡查见张三丰堵门', $7, '1')`,
      [d.id, v7(), exclusion, area, clerk, at, caseId],
    ],
  ] as const)
    await d.asOwner(text, [...values]);
  await seal(d.process.modules.cases, d.id);
  while ((await takeOver(d.process.modules.archive.context, d.id)) > 0);
});
afterAll(() => d?.close());

test('the package holds what each module holds of the case, with photos and papers, and is sound', async () => {
  const bytes = await taken();
  const files = unzipSync(bytes);
  for (const [name, words] of Object.entries(held)) {
    const rows = Buffer.from(files[`parts/${name}/rows.json`] ?? []).toString();
    for (const word of words) expect(rows, name).toContain(word);
    expect(rows).not.toContain('jurisdiction_id');
  }
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([`parts/hazards.hazards/${photoId}.jpg`, expect.stringMatching(/^parts\/hazards\.hazards\/隐患整改.*\.pdf$/)]),
  );
  expect(checkArchive('case.zip', bytes, [])).toMatchObject([{ findings: [] }]);
});

test('none of it is erased before its entry stands in the ledger; then all of it is, with the chain whole', async () => {
  const { context } = d.process.modules.archive;
  for (const { name, erase } of context.holdings)
    if (erase)
      await expect(
        d.process.kernel.db.write(d.access, (tx) => erase(tx, caseId)),
        name,
      ).rejects.toThrow(/ledger/);
  await d.asOwner("update archive_files set keep_until = '2020-01-01' where case_id = $1", [caseId]);
  expect(await eraseDue(context, d.id)).toBe(1);
  const tables = [
    'hazards',
    'hazard_notices',
    'hazard_checks',
    'whistles',
    'whistle_calls',
    'whistle_minutes',
    'assignments',
    'objections',
    'patrol_scans',
  ];
  const others = [
    'extensions',
    'call_attempts',
    'exclusions',
    'exclusion_decisions',
    'rulings',
    'spot_checks',
    'documents',
    'document_signatures',
  ];
  for (const table of [...tables, ...others])
    expect(JSON.stringify(await d.asOwner(`select x::text from ${table} x`)), table).not.toContain('张三丰');
  await expect(d.process.kernel.contents.getBytes(contentKey(d.id, photoId))).rejects.toThrow();
  const [entry] = (await (await d.as('supervisor')).get('/api/archive-erasures')).body.items;
  expect(entry.parts).toEqual(expect.arrayContaining(Object.keys(held).map((part) => ({ part, count: expect.any(Number) }))));
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
  expect(checkArchive('case.zip', await taken(), [])).toMatchObject([{ findings: [] }]);
});
