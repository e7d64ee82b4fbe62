import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Access, execute } from '#kernel/db.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

/** Three accounts by what they are in a plan: which rows name them. */
const people = ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'outsider'] as const;

test('rows are seen by those an independent reading of the rule names, and by nobody else', async () => {
  const accounts = people.map((who) => d.people[who].id);
  const at = d.clock.now();
  const areaPath = d.area('001001001').path;
  const planId = v7();
  const personId = v7();
  await d.asOwner('insert into persons (jurisdiction_id, id, name) values ($1, $2, $3)', [d.id, personId, '和某']);
  await d.asOwner(
    `insert into visit_plans (jurisdiction_id, id, kind, area_path, areas, lead_id, title, risk, from_on, created_at)
     values ($1, $2, 'standing', $3, '{}', $4, '走访', 'key', '2025-01-01', $5)`,
    [d.id, planId, areaPath, accounts[0], at],
  );
  // every way in which two of the accounts can stand to a row
  const pairs = accounts.flatMap((one) => accounts.map((other) => [one, other] as const));
  const assignments: { id: string; sees: string[] }[] = [];
  const visits: { id: string; sees: string[] }[] = [];
  for (const [n, [visitor, lead]] of pairs.entries()) {
    const substitute = n % 3 === 0 ? (accounts[n % accounts.length] as string) : null;
    const assignment = { id: v7(), sees: [visitor, lead, ...(substitute ? [substitute] : [])] };
    await d.asOwner(
      `insert into visit_assignments (jurisdiction_id, id, plan_id, household_id, person_id, area_path, visitor_id, substitute_id, substitute_until, lead_id, from_on, ended_at)
       values ($1, $2, $3, null, $4, $5, $6, $7::uuid, case when $7::uuid is null then null else '2030-01-01'::date end, $8, '2025-01-01', $9)`,
      [d.id, assignment.id, planId, personId, areaPath, visitor, substitute, lead, at],
    );
    assignments.push(assignment);
    const visit = { id: v7(), sees: [visitor, lead] };
    await d.asOwner(
      `insert into visits (jurisdiction_id, id, person_id, area_path, account_id, leads, result, acted_at, received_at)
       values ($1, $2, $3, $4, $5, $6, 'met', $7, $7)`,
      [d.id, visit.id, personId, areaPath, visitor, [lead], at],
    );
    visits.push(visit);
  }
  const access = (accountId: string): Access => ({
    jurisdictionId: d.id,
    accountId,
    // wide sight of areas opens nothing here
    scopes: [d.area('').path],
    organisations: [],
    all: false,
  });
  const { db } = d.process.kernel;
  for (const accountId of accounts) {
    const seen = (table: 'visit_assignments' | 'visits') =>
      db.read(access(accountId), async (tx) =>
        (await execute<{ id: string }>(tx, `select t.id from ${table} t where t.jurisdiction_id = :jurisdiction`)).rows
          .map(({ id }) => id)
          .sort(),
      );
    const named = (rows: readonly { id: string; sees: readonly string[] }[]) =>
      rows.flatMap(({ id, sees }) => (sees.includes(accountId) ? [id] : [])).sort();
    expect(await seen('visit_assignments')).toEqual(named(assignments));
    expect(await seen('visits')).toEqual(named(visits));
  }
  // of a plan about one person nobody else learns that there is one
  const care = v7();
  await d.asOwner(
    `insert into visit_plans (jurisdiction_id, id, kind, origin, origin_id, area_path, areas, lead_id, seen_by, title, risk, from_on, created_at)
     values ($1, $2, 'standing', 'care', $3, $4, '{}', $5, $6, '关爱', 'key', '2025-01-01', $7)`,
    [d.id, care, v7(), areaPath, accounts[1], [accounts[0]], at],
  );
  for (const [n, accountId] of accounts.entries()) {
    const { rows } = await db.read(access(accountId), (tx) =>
      execute(tx, 'select from visit_plans p where p.jurisdiction_id = :jurisdiction and p.id = $1', [care]),
    );
    expect(rows.length, people[n]).toBe(n <= 1 ? 1 : 0);
  }
});
