import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pathOfCode } from '#contract/territory/levels.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';

let district: District;
beforeAll(async () => {
  district = await testDistrict();
});
afterAll(() => district.close());

it('offices, organisations and those in them follow an area that another takes over, once', async () => {
  const [from, to] = [district.area('001001001'), district.area('001001002')];
  const [person, branch, office, coming, within] = [v7(), v7(), v7(), v7(), v7()];
  const { id } = district;
  await district.asOwner("insert into persons (jurisdiction_id, id, name) values ($1, $2, '杨组长')", [id, person]);
  await district.asOwner(
    "insert into organisations (jurisdiction_id, id, kind, name, area_id, area_path) values ($1, $2, 'branch', '第一党支部', $3, $4)",
    [id, branch, from.id, from.path],
  );
  const appoint = (own: string, kind: string, organisation: string | null, since: string) =>
    district.asOwner(
      `insert into offices (jurisdiction_id, id, person_id, kind, organisation_id, area_id, area_path, valid_from)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, own, person, kind, organisation, organisation === null ? from.id : null, from.path, since],
    );
  await appoint(office, 'grid_leader', null, '2025-01-01');
  await appoint(coming, 'building_head', null, '2025-12-01');
  await appoint(within, 'secretary', branch, '2025-01-01');
  const payload = {
    from: from.code,
    to: to.code,
    fromId: from.id,
    toId: to.id,
    on: '2025-09-15',
    at: '2025-09-15T02:00:00.000Z',
    by: null,
    reason: '网格合并',
  };
  const tell = async () => {
    await district.asOwner("insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.areas_replaced', $3)", [
      v7(),
      id,
      payload,
    ]);
    await district.process.kernel.relay.carry();
  };
  const offices = () =>
    district.asOwner<{ kind: string; path: string; since: string; until: string | null; end_reason: string | null }>(
      `select kind, area_path::text as path, valid_from::text as since, valid_to::text as until, end_reason from offices
       where jurisdiction_id = $1 order by kind, valid_from`,
      [id],
    );
  const expected = [
    { kind: 'building_head', path: to.path, since: '2025-12-01', until: null, end_reason: null },
    { kind: 'grid_leader', path: from.path, since: '2025-01-01', until: '2025-09-14', end_reason: '网格合并' },
    { kind: 'grid_leader', path: to.path, since: '2025-09-15', until: null, end_reason: null },
    { kind: 'secretary', path: to.path, since: '2025-01-01', until: null, end_reason: null },
  ];
  await tell();
  expect(await offices()).toEqual(expected);
  await tell();
  expect(await offices()).toEqual(expected);
  const [moved] = await district.asOwner<{ path: string; code: string }>(
    'select area_path::text as path, area_code as code from organisations where id = $1',
    [branch],
  );
  expect(moved).toEqual({ path: pathOfCode(to.code), code: to.code });
  const trail = await district.asOwner<{ action: string; n: number }>(
    "select action, count(*)::int as n from audit_log where jurisdiction_id = $1 and action like 'people.%_moved' group by action order by action",
    [id],
  );
  expect(trail).toEqual([
    { action: 'people.office_moved', n: 2 },
    { action: 'people.organisation_moved', n: 1 },
    { action: 'people.post_moved', n: 1 },
  ]);
});
