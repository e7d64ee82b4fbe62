import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Coverage, CoverageItem, CoverageRule, CoverageRuleBook } from '#contract/territory/api.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';

/** The district's clock stands at 2025-09-15, 10:00 in Shanghai. */
const today = '2025-09-15';
const yesterday = '2025-09-14';
const tomorrow = '2025-09-16';

describe('rules and coverage', () => {
  let district: District;
  let areaIds: Map<string, string>;
  let persons = 0;

  const put = (sql: string, values: unknown[]) => district.asOwner(sql, [district.id, ...values]);
  const person = async (over: { partyMember?: boolean; accountId?: string } = {}): Promise<string> => {
    const id = v7();
    await put('insert into persons (jurisdiction_id, id, name, party_member, account_id) values ($1, $2, $3, $4, $5)', [
      id,
      `和某${++persons}`,
      over.partyMember ?? false,
      over.accountId ?? null,
    ]);
    return id;
  };
  const office = async (
    personId: string,
    kind: string,
    reach: { area: string } | { organisation: string; area: string },
    from = '2025-01-01',
    to: string | null = null,
  ): Promise<void> => {
    const organisation = 'organisation' in reach ? reach.organisation : null;
    await put(
      `insert into offices (jurisdiction_id, id, person_id, kind, organisation_id, area_id, area_path, valid_from, valid_to)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [v7(), personId, kind, organisation, organisation ? null : district.area(reach.area).id, district.area(reach.area).path, from, to],
    );
  };
  const organisation = async (
    kind: string,
    area: string,
    over: { households?: number; dissolvedOn?: string; name?: string } = {},
  ): Promise<string> => {
    const id = v7();
    await put(
      `insert into organisations (jurisdiction_id, id, kind, name, area_id, area_path, households, dissolved_on) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        kind,
        over.name ?? `${kind} ${id}`,
        areaIds.get(area),
        district.area(area).path,
        over.households ?? null,
        over.dissolvedOn ?? null,
      ],
    );
    return id;
  };
  const get = async <T>(who: Who, url: string): Promise<T> => {
    const answer = await (await district.as(who)).get(url);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body as T;
  };
  const figures = (who: Who, rule: string, query = ''): Promise<{ items: CoverageItem[]; next: string | null; total: number }> =>
    get(who, `/api/coverage/rules/${rule}/figures?limit=200${query}`);
  const broken = async (who: Who, rule: string): Promise<string[]> =>
    (await figures(who, rule)).items.map(({ area }) => area.code.slice(6));
  const save = async (who: Who, body: { id?: string; version: number; rules: readonly Partial<CoverageRule>[] }) =>
    (await district.as(who)).put('/api/coverage/rules', { id: v7(), ...body });

  beforeAll(async () => {
    district = await testDistrict();
    areaIds = new Map(
      ['', '001', '002', '001001', '001002', '002001', '001001001', '001001002', '001002001', '002001001'].map((tail) => [
        tail,
        district.area(tail).id,
      ]),
    );
    // micro-grids of the first grid, one too large; the last grid a market without households; one grid nobody has counted
    for (const [tail, households] of [
      ['00100100101', 612],
      ['00100100102', 500],
    ] as const)
      await put(
        `insert into areas (jurisdiction_id, id, parent_id, code, path, level, name, short_name, households) values ($1, $2, $3, $4, $5, 'micro_grid', $6, $6, $7)`,
        [
          v7(),
          areaIds.get('001001001'),
          district.code + tail,
          `${district.area('001001001').path}.${tail.slice(-2)}`,
          `微网格${tail.slice(-2)}`,
          households,
        ],
      );
    await put(`update areas set kind = 'dedicated', households = null where jurisdiction_id = $1 and code = $2`, [
      `${district.code}002001001`,
    ]);
    await put(`update areas set households = null where jurisdiction_id = $1 and code = $2`, [`${district.code}001001002`]);
  });
  afterAll(() => district?.close());

  it('finds the micro-grid of 612 households, with figure, limit and path', async () => {
    const { items, total } = await figures('supervisor', 'micro_grid_size');
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      value: 612,
      distance: 112,
      verdict: 'broken',
      path: '东河街道 · 柳岸社区 · 第一网格 · 微网格01',
      subject: null,
    });
  });
});
