import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonImport } from '#contract/persons/sheets.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';

type Row = readonly (string | number | null)[];

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const head = ['姓名', '手机号', '与他人共用手机', '身份证号', '住址', '中共党员'];
const bring = async (
  rows: readonly Row[],
  over: { dryRun?: boolean; who?: Who; id?: string } = {},
): Promise<{ status: number; body: PersonImport }> => {
  const bytes = await writeWorkbook([{ name: '居民', head: [head], rows, widths: head.map(() => 16) }], AbortSignal.timeout(10_000));
  const url = `/api/persons/import?id=${over.id ?? v7()}&dryRun=${over.dryRun ?? false}&area=${d.area('001001001').code}`;
  return sendSheet(d, url, bytes, over.who ?? 'clerk');
};
const register = async (): Promise<string[]> =>
  (await (await d.as('clerk')).get(`/api/persons/register?area=${d.area('001001001').code}`)).body.items.map(
    (one: { name: string }) => one.name,
  );

describe('a workbook of persons', () => {
  const family: Row[] = [
    ['杨父', '13912351000', null, '11010519491231002X', '光义街 1 号', '是'],
    ['杨母', '13912351000', '是', null, '光义街 1 号', null],
    ['杨大双', '13912351000', '是', null, '光义街 1 号', null],
    ['杨小双', null, null, null, '光义街 1 号', null],
  ];

  it('is tried first, brought in whole, and a second time changes nothing', async () => {
    expect((await bring(family, { dryRun: true })).body).toMatchObject({ dryRun: true, added: 4, joined: 0, same: 0, faults: [] });
    expect(await register()).toEqual([]);
    const id = v7();
    expect((await bring(family, { id })).body).toMatchObject({ added: 4, faults: [] });
    expect((await bring(family, { id })).body).toMatchObject({ added: 4 });
    expect((await bring(family)).body).toMatchObject({ added: 0, same: 4 });
    expect((await register()).toSorted()).toEqual(['杨大双', '杨小双', '杨母', '杨父'].toSorted());
    expect((await bring(family, { who: 'outsider' })).status).toBe(403);
  });

  it('tells of each wrong cell: numbers a spreadsheet has eaten, a wrong check digit, a family phone, somebody twice; nothing comes in then', async () => {
    const before = await register();
    const wrong: Row[] = [
      ['证件吃', null, null, 530702198001010000, null, null],
      ['证件错', null, null, '110105194912310021', null, null],
      ['借号人', '13912351000', null, null, null, null],
      ['冒名人', null, null, '11010519491231002X', null, null],
      ['双胞甲', '13912351001', null, '110105198001010016', null, null],
      ['双胞乙', '13912351001', null, '110105198001010032', null, null],
      ['双胞甲', '13912351001', null, '110105198001010016', null, null],
      ['', '12345', null, null, null, '也许'],
    ];
    const { body } = await bring(wrong);
    expect(body.faults.map(({ cell, code }) => [cell, code])).toEqual(
      expect.arrayContaining([
        ['D2', 'request.cell_digits'],
        ['D3', 'persons.cell_id_number'],
        ['B4', 'persons.cell_phone_shared'],
        ['D5', 'persons.cell_id_taken'],
        ['B7', 'persons.cell_phone_shared'],
        ['D8', 'persons.cell_twice'],
        ['A9', 'persons.cell_required'],
        ['B9', 'persons.cell_phone'],
        ['F9', 'persons.cell_word'],
      ]),
    );
    expect(body.faults).toHaveLength(9);
    for (const { code, message } of body.faults) expect(message, code).toMatch(/[。：]/);
    expect(body.added).toBe(0);
    expect(await register()).toEqual(before);
  });

  it('takes whoever is known elsewhere into the register', async () => {
    const appointed = await (await d.as('clerk')).post('/api/offices', {
      id: v7(),
      kind: 'building_head',
      person: { name: '和楼长', phone: '13912351009', partyMember: false },
      areaId: d.area('001001001').id,
      validFrom: '2025-01-01',
    });
    expect(appointed.status).toBe(201);
    expect((await bring([['和楼长', '13912351009', null, null, null, null]])).body).toMatchObject({ added: 0, joined: 1 });
    expect(await register()).toContain('和楼长');
  });

  // fails without the lock
  it('brought in twice at once enters nobody twice', async () => {
    const both = await Promise.all(
      (['clerk', 'supervisor'] as const).map((who) =>
        bring(
          [
            ['同时甲', '13912351077', null, null, null, null],
            ['同时乙', null, null, null, null, null],
          ],
          { who },
        ),
      ),
    );
    expect(both.map(({ body }) => [body.added, body.same]).toSorted()).toEqual([
      [0, 2],
      [2, 0],
    ]);
  });

  it('goes out with numbers masked, and that is on record', async () => {
    const answer = await (await d.as('clerk')).get(`/api/persons/sheet?area=${d.area('001001001').code}`);
    const cells = JSON.stringify(await readWorkbook(answer.body, AbortSignal.timeout(10_000)));
    expect(cells).toContain('139****1000');
    expect(cells).not.toMatch(/13912351000|11010519491231002X|光义街/);
    const actions = (await (await d.as('audit_admin')).get('/api/audit')).body.items.map((one: { action: string }) => one.action);
    expect(actions).toEqual(expect.arrayContaining(['people.persons_imported', 'people.persons_exported']));
  });
});
