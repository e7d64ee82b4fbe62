import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type District, reportBody, testDistrict } from '#tools/testing/district.ts';

let district: District;
beforeAll(async () => {
  district = await testDistrict();
});
afterAll(() => district.close());

it('dispatch rules hold in the area that takes over theirs, unless it has its own, and reports know at once', async () => {
  const { id, organisations, asOwner } = district;
  const [from, to] = [district.area('001001001'), district.area('001001002')];
  const rule = (path: string, category: string | null, organisation: string) =>
    asOwner('insert into dispatch_rules (jurisdiction_id, id, category_code, area_path, organisation_id) values ($1, $2, $3, $4, $5)', [
      id,
      v7(),
      category,
      path,
      organisation,
    ]);
  await rule(from.path, null, organisations.office);
  await rule(from.path, '01', organisations.office);
  await rule(to.path, '01', organisations.department);
  const rules = (path: string) =>
    asOwner<{ category: string | null; organisation: string }>(
      `select category_code as category, organisation_id as organisation from dispatch_rules
       where jurisdiction_id = $1 and area_path = $2 order by category_code`,
      [id, path],
    );
  const payload = { from: from.code, to: to.code, by: district.people.clerk.id, reason: '网格合并' };
  const tell = async () => {
    await asOwner("insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.areas_replaced', $3)", [
      v7(),
      id,
      payload,
    ]);
    await district.process.kernel.relay.carry();
  };
  const suggested = async (): Promise<string | undefined> => {
    const clerk = await district.as('clerk');
    const answer = await (await district.as('resident')).report(reportBody({ grid: '001001002', text: '想问一下活动室几点开门' }));
    return (await clerk.see(answer.body.caseId)).suggestion?.organisation.id;
  };

  // every process has the rules in memory by now
  expect(await suggested()).toBe(organisations.team);
  const expected = [
    { category: '01', organisation: organisations.department },
    { category: null, organisation: organisations.office },
  ];
  await tell();
  expect(await rules(to.path)).toEqual(expected);
  await expect.poll(suggested).toBe(organisations.office);

  await tell();
  expect(await rules(to.path)).toEqual(expected);
  expect(await rules(from.path)).toHaveLength(2);
  const trail = await asOwner<{ actor_id: string; reason: string; data: unknown }>(
    "select actor_id, reason, data from audit_log where jurisdiction_id = $1 and action = 'cases.rule_followed'",
    [id],
  );
  expect(trail).toEqual([
    {
      actor_id: district.people.clerk.id,
      reason: '网格合并',
      data: { from: from.code, to: to.code, category: null, organisation: organisations.office },
    },
  ]);
});
