import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { need, publishLists, resource } from './testing/repeats.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  await publishLists(d);
});
afterAll(() => d?.close());

const enter = async (code: string, values: object, states: readonly string[]): Promise<string> => {
  const clerk = await d.as('clerk');
  const row = await clerk.post(`/api/registers/${code}/rows`, { id: v7(), values });
  expect(row.status, JSON.stringify(row.body)).toBe(201);
  await move(code, row.body.id, 1, states);
  return row.body.id;
};
const move = async (code: string, id: string, from: number, states: readonly string[]): Promise<void> => {
  for (const [i, to] of states.entries()) {
    const moved = await (await d.as('clerk')).post(`/api/registers/${code}/rows/${id}/moves`, {
      id: v7(),
      version: from + i,
      to,
      reason: null,
    });
    expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  }
};
const shown = ['checked', 'published'] as const;

test('a need finds a resource, becomes a project and is followed until it is rated; figures and reasons follow', async () => {
  const clerk = await d.as('clerk');
  const needId = await enter('needs', need(d), shown);
  const near = await enter('resources', resource(d), shown);
  const other = await enter('resources', resource(d, { name: '环保涂料', kind: 'goods' }), shown);
  await enter('resources', resource(d, { name: '没有发布的活动室' }), ['checked']);
  const listed = (await clerk.get('/api/matching/needs')).body;
  expect(listed.items.map(({ title }: { title: string }) => title)).toEqual(['纳西古乐队缺排练场地']);
  const found = (await clerk.get(`/api/matching/needs/${needId}`)).body;
  expect(found).toMatchObject({ mayClaim: true, need: { projects: 0, kind: { zh: '场地' } } });
  expect(found.matches.map((one: { resource: { id: string }; fits: boolean }) => [one.resource.id, one.fits])).toEqual([
    [near, true],
    [other, false],
  ]);
  expect(found.matches[0].reasons).toContainEqual({ what: 'near', good: true, case: 'community', data: {} });

  const claimed = await clerk.post(`/api/matching/needs/${needId}/claims`, { id: v7(), resource: near, name: '古乐排练共建项目' });
  expect(claimed.status, JSON.stringify(claimed.body)).toBe(201);
  const { project } = claimed.body;
  const again = await clerk.post(`/api/matching/needs/${needId}/claims`, { id: v7(), resource: near, name: '又一个' });
  expect(again.body.error.code).toBe('registers.key_taken');
  const busy = (await clerk.get(`/api/matching/needs/${needId}`)).body;
  expect(busy.need.projects).toBe(1);
  expect(busy.matches[0].reasons).toContainEqual({ what: 'idle', good: false, case: 'busy', data: { count: 1 } });

  const row = (await clerk.get(`/api/registers/projects/rows/${project}`)).body;
  expect(row).toMatchObject({ state: 'claimed', values: { need: needId, resource: near } });
  const asked = ({ steps: _, steps_done: __, next_due: ___, ...values }: Record<string, unknown>) => values;
  const change = async (version: number, over: object): Promise<void> => {
    const { body } = await clerk.get(`/api/registers/projects/rows/${project}`);
    const changed = await clerk.post(`/api/registers/projects/rows/${project}`, {
      id: v7(),
      version,
      values: { ...asked(body.values), ...over },
    });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  };
  await change(1, { due: '2026-12-31' });
  await move('projects', project, 2, ['agreed', 'running']);
  const step = await enter('project_steps', { name: '三方碰头', project, area: d.area('001001001').code, due: '2025-09-20' }, []);
  expect((await clerk.get(`/api/registers/projects/rows/${project}`)).body.values).toMatchObject({ steps: 1, next_due: '2025-09-20' });
  const done = await clerk.post(`/api/registers/project_steps/rows/${step}`, {
    id: v7(),
    version: 1,
    values: { name: '三方碰头', project, area: d.area('001001001').code, due: '2025-09-20', done_on: '2025-09-18' },
  });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  await move('project_steps', step, 2, ['done']);
  const whole = (await clerk.get(`/api/registers/projects/rows/${project}`)).body;
  expect(whole.values).toMatchObject({ steps: 1, steps_done: 1 });
  await change(whole.version, { done_on: '2026-01-10', rating: 'good' });
  await move('projects', project, whole.version + 1, ['done', 'rated']);
  const end = (await clerk.get(`/api/registers/needs/rows/${needId}`)).body;
  expect(end.values).toMatchObject({ claims: 1, met: 1 });
});

test('a need that is not published, and a resource that was withdrawn meanwhile, are told', async () => {
  const clerk = await d.as('clerk');
  const hidden = await enter('needs', need(d, { name: '还没有核实的需求' }), []);
  expect((await clerk.get(`/api/matching/needs/${hidden}`)).status).toBe(404);
  const needId = await enter('needs', need(d, { name: '社区食堂缺桌椅', kind: 'goods' }), shown);
  const gone = await enter('resources', resource(d, { name: '桌椅', kind: 'goods' }), shown);
  const { status } = await clerk.post(`/api/registers/resources/rows/${gone}/moves`, {
    id: v7(),
    version: 3,
    to: 'withdrawn',
    reason: '已被借走',
  });
  expect(status).toBe(200);
  const refused = await clerk.post(`/api/matching/needs/${needId}/claims`, { id: v7(), resource: gone, name: '桌椅共建项目' });
  expect(refused.body.error.code).toBe('matching.resource_gone');
});
