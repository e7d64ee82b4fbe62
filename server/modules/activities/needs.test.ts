import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ActivityKind, shippedKinds } from '#contract/activities/kinds.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { tellNeeds } from './jobs/tell-needs.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: Record<string, unknown>): Promise<Answer> =>
  (await d.as(who)).post(url, { id: v7(), ...body });
const planned = async (kind: string): Promise<string> => {
  const [startsAt, endsAt] = [24, 26].map((hours) => new Date(+d.clock.now() + hours * 3_600_000).toISOString());
  const made = await post('clerk', '/api/activities', {
    ...{ kind, title: '高空外墙清洗', place: '三号楼', areaCode: d.area('001001').code, when: { startsAt, endsAt } },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id;
};
const publishKinds = async (kinds: readonly ActivityKind[]): Promise<void> => {
  const supervisor = await d.as('supervisor');
  const url = '/api/definitions/activities.kinds';
  const { draft, newest } = (await supervisor.get(url)).body;
  const saved = await supervisor.put(`${url}/draft`, { id: v7(), revision: draft?.revision ?? 0, base: newest, content: { kinds } });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const { revision } = saved.body.draft;
  const done = await supervisor.post(`${url}/publish`, { id: v7(), revision, newest, reason: '新增高空作业', effectiveOn: null });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
};
const told = async (who: Who): Promise<string[]> => {
  await d.process.kernel.relay.carry();
  const rows = await d.asOwner<{ subject: string }>("select subject from notices where kind = 'volunteers.needed' and account_id = $1", [
    d.people[who].id,
  ]);
  return rows.map(({ subject }) => subject);
};

test('something risky is joined by whoever was told of the risk, is trained for it and insured on its day', async () => {
  const [volunteer] = shippedKinds;
  if (!volunteer) throw new Error('no kinds come along');
  const risky: ActivityKind = {
    ...volunteer,
    code: 'risky',
    title: { zh: '高空作业', en: null },
    needs: { skills: ['repair'], risk: '高处作业有坠落危险，须系安全带。', training: true, insurance: true },
  };
  await publishKinds([...shippedKinds, risky]);
  const id = await planned('risky');
  const join = (over: Record<string, unknown> = {}) => post('resident', `/api/activities/${id}/participants`, over);
  expect((await (await d.as('resident')).get(`/api/activities/${id}`)).body.join.risk).toContain('坠落');
  expect((await join()).body.error).toMatchObject({ code: 'volunteers.risk_not_accepted' });
  expect((await join({ accepted: true })).body.error.code).toBe('volunteers.register_first');
  const serves = { areaCode: d.area('001001').code, skills: ['repair'], times: [], name: '和丽华' };
  const { personId } = (await post('resident', '/api/volunteers', serves)).body;
  expect((await join({ accepted: true })).body.error.code).toBe('volunteers.training_needed');
  const ready = (over: Record<string, unknown>) => post('clerk', `/api/volunteers/${personId}/readiness`, over);
  await ready({ training: { kind: 'risky', on: '2025-09-01', until: null } });
  await ready({ insuredUntil: '2025-09-15' });
  expect((await join({ accepted: true })).body.error.code).toBe('volunteers.insurance_needed');
  await ready({ insuredUntil: '2025-12-31' });
  expect((await join({ accepted: true })).status).toBe(201);
  // somebody whom nobody knows is neither trained nor insured
  expect((await post('clerk', `/api/activities/${id}/guests`, { name: '和大爷' })).body.error.code).toBe('volunteers.register_first');
  // its role of a leader is open: those whose skills fit are told, but not whoever takes part
  await post('neighbour', '/api/volunteers', { ...serves, name: '李芳' });
  await post('handler', '/api/volunteers', { ...serves, name: '王工', skills: ['legal'] });
  await tellNeeds(d.process.kernel);
  await tellNeeds(d.process.kernel);
  expect(await told('neighbour')).toEqual([id]);
  expect([await told('resident'), await told('handler')]).toEqual([[], []]);
});
