import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Overview } from '#contract/cases/api.ts';
import { execute } from '#kernel/db.ts';
import type { AreaInput } from '#modules/territory/domain/index.ts';
import { importAreas } from '#modules/territory/index.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { districtAreas } from '#tools/testing/factories/territory.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  const resident = await d.as('resident');
  const report = async (over: Parameters<typeof resident.report>[0]): Promise<void> => {
    expect((await resident.report(over)).status).toBe(201);
  };
  for (const grid of ['001001001', '001001001', '001002001', '002001001'] as const) await report({ grid });
  // filed at the street and at a community, by choice, without a point
  await report({ point: null, areaCode: `${d.code}001` });
  await report({ point: null, areaCode: `${d.code}001002` });
  d.clock.advance(60_000);
  // figures are kept from events
  await d.process.kernel.relay.carry();
  d.process.kernel.relay.start();
});
afterAll(() => d.close());

const all = () => new Map(districtAreas(d.code).map((one) => [one.code.slice(d.code.length), one]));
/** An area of the district as another one, with its boundary. */
const as = (tail: string, to: string, name?: string): AreaInput => {
  const one = all().get(tail) as AreaInput;
  return { ...one, code: d.code + to, ...(name === undefined ? {} : { name, shortName: name }) };
};
const ended = (tail: string, on: string): AreaInput => ({ ...as(tail, tail), validTo: `${on}T00:00:00+08:00` });
const change = async (
  areas: readonly AreaInput[],
  changes: readonly [kind: string, from: string, to: string, on: string][],
): Promise<void> => {
  await d.database.db.write(d.access, async (tx) => {
    await importAreas(tx, d.id, areas);
    for (const [kind, from, to, on] of changes) {
      await execute(
        tx,
        `insert into area_changes (jurisdiction_id, from_code, to_code, changed_on, kind, reason)
         values (linli.jurisdiction(), $1, $2, $3, $4, '街道优化调整')`,
        [d.code + from, d.code + to, on, kind],
      );
    }
  });
};
const overview = async (areas: 'filed' | 'current', area = ''): Promise<Overview> => {
  const answer = await (await d.as('supervisor')).get(`/api/overview?area=${d.code}${area}&areas=${areas}`);
  expect(answer.status).toBe(200);
  return answer.body;
};
const rows = ({ areas }: Overview) =>
  areas.filter((one) => one.reported > 0).map((one) => [one.code.slice(d.code.length), one.name, one.reported, one.moved, one.standing]);
const settled = (tail: string, present: boolean) =>
  expect
    .poll(async () => (await overview('current')).areas.some((one) => one.code === d.code + tail && one.standing === 'present') === present)
    .toBe(true);

describe('figures by old and new areas', () => {
  test('are the same while nothing has changed', async () => {
    const filed = await overview('filed');
    expect([filed.changed, filed.basis, filed.reported]).toEqual([false, 'filed', 6]);
    const expected = [
      ['001', '东河街道', 5, 0, 'present'],
      ['002', '西山街道', 1, 0, 'present'],
    ];
    expect(rows(filed)).toEqual(expected);
    const current = await overview('current');
    expect([current.basis, rows(current)]).toEqual(['current', expected]);
    expect((await (await d.as('supervisor')).get('/api/overview?areas=other')).status).toBe(400);
  });

  test('a street that lives on gives a community away: cases go with it, the street’s own cannot be told apart', async () => {
    d.clock.set('2025-10-01T02:00:00.000Z');
    await change(
      [
        as('001002', '003', '南湖街道'),
        as('001002', '003001'),
        as('001002001', '003001001'),
        ended('001002', '2025-09-20'),
        ended('001002001', '2025-09-20'),
      ],
      [
        ['split', '001', '001', '2025-09-20'],
        ['split', '001', '003', '2025-09-20'],
        ['move', '001002', '003001', '2025-09-20'],
      ],
    );
    await settled('003', true);
    const filed = await overview('filed');
    expect([filed.changed, filed.reported, rows(filed)]).toEqual([
      true,
      6,
      [
        ['001', '东河街道', 5, 0, 'present'],
        ['002', '西山街道', 1, 0, 'present'],
      ],
    ]);
    expect(rows(await overview('filed', '001'))).toEqual([
      ['001001', '柳岸社区', 2, 0, 'present'],
      ['001002', '桥头社区', 2, 0, 'dissolved'],
    ]);
    const current = await overview('current');
    expect([current.reported, rows(current)]).toEqual([
      6,
      [
        ['001', '东河街道', 2, 0, 'present'],
        ['002', '西山街道', 1, 0, 'present'],
        ['003', '南湖街道', 2, 2, 'present'],
        ['001', '东河街道', 1, 1, 'unassigned'],
      ],
    ]);
    // the street as it is now has what is left, the new one what it received; every part of the page counts the same cases
    const [old, young] = [await overview('current', '001'), await overview('current', '003')];
    expect([old.reported, old.states.reported, old.days.map((one) => one.reported)]).toEqual([2, 2, [2]]);
    expect([young.reported, young.states.reported, young.days.map((one) => one.reported)]).toEqual([2, 2, [2]]);
    expect(rows(young)).toEqual([['003001', '桥头社区', 2, 2, 'present']]);
    expect(rows(await overview('current', '003001'))).toEqual([['003001001', '第一网格', 1, 1, 'present']]);
    expect((await overview('filed', '003')).reported).toBe(0);
  });

  test('a merge after the split takes along what came with it', async () => {
    d.clock.set('2025-10-10T02:00:00.000Z');
    const gone = ['002', '002001', '002001001', '003', '003001', '003001001'].map((tail) => {
      const from = tail.startsWith('003') ? `001002${tail.slice(6)}` : tail;
      return { ...as(from, tail), validTo: '2025-10-05T00:00:00+08:00' };
    });
    await change(
      [...gone, as('002', '004', '山湖街道'), as('001002', '004001'), as('002001', '004002')],
      [
        ['merge', '002', '004', '2025-10-05'],
        ['merge', '003', '004', '2025-10-05'],
        ['move', '003001', '004001', '2025-10-05'],
      ],
    );
    await settled('003', false);
    expect(rows(await overview('current'))).toEqual([
      ['001', '东河街道', 2, 0, 'present'],
      ['004', '山湖街道', 3, 3, 'present'],
      ['001', '东河街道', 1, 1, 'unassigned'],
    ]);
    // 003001 moved to 004001; of 002001 no record says that it is 004002 now, its case's point does
    expect(rows(await overview('current', '004'))).toEqual([
      ['004001', '桥头社区', 2, 2, 'present'],
      ['004002', '松坡社区', 1, 1, 'present'],
    ]);
    expect(rows(await overview('filed'))).toEqual([
      ['001', '东河街道', 5, 0, 'present'],
      ['002', '西山街道', 1, 0, 'dissolved'],
    ]);
  });

  test('change nothing about who may look where', async () => {
    const dispatcher = await d.as('dispatcher');
    expect((await dispatcher.get(`/api/overview?area=${d.code}001&areas=current`)).status).toBe(200);
    expect((await dispatcher.get(`/api/overview?area=${d.code}004&areas=current`)).status).toBe(403);
    expect((await (await d.as('resident')).get('/api/overview?areas=current')).status).toBe(403);
  });
});
