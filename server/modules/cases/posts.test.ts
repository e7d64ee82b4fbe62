import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';

/* The log names the post somebody acted in: where several would do, the one whose area lies closest around the case. */
let d: District;
let near: string;
let far: string;
beforeAll(async () => {
  d = await testDistrict();
  const grant = async (role: string, tail: string): Promise<string> => {
    const id = v7();
    await d.asOwner(
      `insert into posts (jurisdiction_id, id, account_id, role, area_id, area_path, valid_from)
       values ($1, $2, $3, $4, $5, $6, '2025-01-01')`,
      [d.id, id, d.people.outsider.id, role, d.area(tail).id, d.area(tail).path],
    );
    return id;
  };
  // the dispatcher of street 002, their oldest post, serves street 001 and one of its communities as well
  far = await grant('dispatcher', '001');
  near = await grant('clerk', '001001');
});
afterAll(() => d?.close());
const postsOf = async (caseId: string) =>
  (
    await d.asOwner<{ post: string; role: string }>(
      'select post_id as post, actor_role as role from case_events where case_id = $1 order by seq',
      [caseId],
    )
  ).map((e) => [e.post, e.role]);

test('a report, an act that both posts allow, and one that only the wider post allows', async () => {
  const client = await d.as('outsider');
  const { caseId } = (await client.report({ grid: '001001001' })).body;
  for (const action of ['verify', 'file', 'dispatch', 'supervise'] as const) expect((await client.act(caseId, action)).status).toBe(200);
  expect(await postsOf(caseId)).toEqual([
    [near, 'clerk'],
    [near, 'clerk'],
    [near, 'clerk'],
    [near, 'clerk'],
    [far, 'dispatcher'],
  ]);
  const others = (await (await d.as('clerk')).post(`/api/cases/${caseId}/viewing`, {})).body.others;
  expect(others).toEqual([]);
  await client.post(`/api/cases/${caseId}/viewing`, {});
  await expect
    .poll(async () => (await (await d.as('clerk')).post(`/api/cases/${caseId}/viewing`, {})).body.others)
    .toMatchObject([{ role: 'clerk' }]);
});

test('a case of the first street is acted on in the first street’s post', async () => {
  const { caseId } = (await (await d.as('resident')).report({ grid: '002001001' })).body;
  await d.must('outsider', caseId, 'verify');
  const [, verified] = await postsOf(caseId);
  expect(verified?.[1]).toBe('dispatcher');
  expect([near, far]).not.toContain(verified?.[0]);
});

test('a look behind a name is kept with the post closest to the case', async () => {
  const caseId = await d.caseIn('reported');
  const answer = await (await d.as('outsider')).post(`/api/cases/${caseId}/reveal`, { id: v7(), reason: '核实地点' });
  expect(answer.status).toBe(200);
  expect(await d.asOwner('select post_id from reveals where case_id = $1', [caseId])).toEqual([{ post_id: near }]);
});
