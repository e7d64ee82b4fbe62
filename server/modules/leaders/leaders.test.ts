import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RowDetail } from '#contract/registers/api.ts';
import { packed, publishRegister } from '#modules/registers/testing/register.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  for (const code of ['leader_projects', 'project_milestones', 'leader_links', 'leader_visits']) {
    const published = await publishRegister(d, code, packed('leaders', code));
    expect(published.status, JSON.stringify(published.body)).toBe(200);
  }
});
afterAll(() => d?.close());

const add = async (code: string, values: object, who: Who = 'clerk'): Promise<RowDetail> => {
  const made = await (await d.as(who)).post(`/api/registers/${code}/rows`, { id: v7(), values });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
};
const row = async (code: string, id: string): Promise<RowDetail> =>
  (await (await d.as('clerk')).get(`/api/registers/${code}/rows/${id}`)).body;
const move = async (who: Who, code: string, id: string, to: string, reason: string | null = null): Promise<RowDetail> => {
  const { version } = await row(code, id);
  const moved = await (await d.as(who)).post(`/api/registers/${code}/rows/${id}/moves`, { id: v7(), version, to, reason });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  return moved.body;
};
const codes = ({ reminders }: RowDetail) => reminders.map(({ code }) => code);
const area = () => d.area('001001').code;
const person = async (): Promise<string> => {
  const id = v7();
  await d.asOwner("insert into persons (jurisdiction_id, id, name) values ($1, $2, '陈书记')", [d.id, id]);
  return id;
};

test('a project goes by its milestones: lights by date, reminders, acceptance on site, a grade', async () => {
  const leader = await person();
  const texts = { difficulty: '乱停', measures: '划线' };
  const project = await add('leader_projects', {
    topic: '停车治理',
    leader,
    area: area(),
    level: 'community',
    year: 2025,
    ...texts,
    deadline: '2025-12-01',
  });
  await move('supervisor', 'leader_projects', project.id, 'approved');
  expect(codes(await move('clerk', 'leader_projects', project.id, 'running'))).toEqual(['no_milestone']);
  const late = await add('project_milestones', { name: '摸底', project: project.id, area: area(), due: '2025-09-10' });
  expect(late.values['light']).toBe('red');
  const running = await row('leader_projects', project.id);
  expect(running.values).toMatchObject({ milestones: 1, done: 0, next_due: '2025-09-10', light: 'red' });
  expect(codes(running)).toEqual(['milestone_late']);
  const bare = await (await d.as('clerk')).post(`/api/registers/project_milestones/rows/${late.id}/moves`, {
    id: v7(),
    version: 1,
    to: 'done',
  });
  expect(bare.body.error.code).toBe('registers.value_wrong');
  const values = { ...late.values, done_on: '2025-09-15', note: '摸底完成，共 120 辆' } as Record<string, unknown>;
  delete values['light'];
  await (await d.as('clerk')).post(`/api/registers/project_milestones/rows/${late.id}`, { id: v7(), version: 1, values });
  expect((await move('clerk', 'project_milestones', late.id, 'done')).values['light']).toBe('yellow');
  const ready = await row('leader_projects', project.id);
  expect(ready.values).toMatchObject({ done: 1, light: 'green' });
  expect(codes(ready)).toEqual(['to_accept']);
});

test('the problem of a visit is reported from it: once, by whoever may change the row', async () => {
  const link = await add('leader_links', { leader: await person(), area: area(), since: '2025-01-10' });
  const visit = { summary: '走访', link: link.id, area: area(), day: '2025-09-13' };
  const open = async (who: Who, rowId: string, id = v7()) => (await d.as(who)).post(`/api/leaders/visits/${rowId}/case`, { id });
  const quiet = await add('leader_visits', { ...visit, day: '2025-09-14', has_problem: false });
  expect((await open('clerk', quiet.id)).body.error.code).toBe('leaders.no_problem');
  const made = await add('leader_visits', { ...visit, has_problem: true, problem: '小区门口井盖破损' });
  expect((await open('dispatcher', made.id)).body.error.code).toBe('session.forbidden');
  expect((await open('resident', made.id)).status).toBe(404);
  const cases = async () => (await d.asOwner('select id from cases')).map(({ id }) => id);
  const before = await cases();
  const ids = [v7(), v7(), v7()];
  const answers = await Promise.all(ids.map((id) => open('clerk', made.id, id)));
  expect(answers.map(({ status }) => status).sort(), JSON.stringify(answers.map(({ body }) => body.error))).toEqual([200, 409, 409]);
  const [opened, ...more] = (await cases()).filter((id) => !before.includes(id));
  expect(more).toEqual([]);
  const first = answers.findIndex(({ status }) => status === 200);
  const { values, names, reminders, history } = await row('leader_visits', made.id);
  expect({ named: values['case'], reminders, why: history[0]?.reason }).toEqual({ named: opened, reminders: [], why: '问题转为案卷' });
  const seen = await (await d.as('clerk')).see(String(opened));
  expect(seen).toMatchObject({ state: 'reported', number: names[String(opened)], area: { code: area() } });
  expect((await open('clerk', made.id, ids[first])).body.values.case).toBe(opened);
  expect((await open('clerk', made.id)).body.error.code).toBe('leaders.case_known');
  expect(await cases()).toHaveLength(before.length + 1);
});

test('a leader who has not come this quarter is reminded of; the problem found is solved when its case is', async () => {
  const link = await add('leader_links', { leader: await person(), area: area(), since: '2025-01-10' });
  expect(codes(link)).toEqual(['no_visit']);
  const visit = { summary: '走访', link: link.id, area: area(), day: '2025-09-12', has_problem: true };
  const refused = await (await d.as('clerk')).post('/api/registers/leader_visits/rows', { id: v7(), values: visit });
  expect(refused.body.error.code).toBe('registers.rule_broken');
  const made = await add('leader_visits', { ...visit, problem: '井盖破损' });
  expect(codes(made)).toEqual(['no_case']);
  expect(await row('leader_links', link.id)).toMatchObject({ values: { visits: 1, problems: 1, solved: 0, visited: true }, reminders: [] });
  const found = await d.caseIn('called_back');
  const named = { id: v7(), version: 1, values: { ...visit, problem: '井盖破损', case: found } };
  const changed = await (await d.as('clerk')).post(`/api/registers/leader_visits/rows/${made.id}`, named);
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  expect(codes(changed.body)).toEqual([]);
  await d.must('dispatcher', found, 'close');
  await d.process.kernel.relay.carry();
  const solved = await row('leader_visits', made.id);
  expect(solved.values['solved']).toBe(true);
  expect(solved.history[0]).toMatchObject({ by: null, reason: '案卷已办结' });
  expect((await row('leader_links', link.id)).values['solved']).toBe(1);
});
