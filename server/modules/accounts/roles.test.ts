import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declarations, givers } from '#kernel/permissions.ts';
import { workerDots } from '#modules/organisations/store/dots.ts';
import { countPersons } from '#modules/organisations/store/measures.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { openStream } from '#tools/testing/stream.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  // what changes for organisations travels by it
  d.process.kernel.relay.start();
});
afterAll(() => d?.close());

const security = () => d.as('security_admin');
const make = async (name: string, permissions: readonly string[], standing = 'area') =>
  (await security()).post('/api/roles', { id: v7(), name, standing, permissions });
const grant = async (who: Who, role: string, reach: { area?: string; organisation?: keyof District['organisations'] }) =>
  (await security()).post(`/api/accounts/${d.people[who].id}/posts`, {
    id: v7(),
    role,
    areaId: reach.area === undefined ? null : d.area(reach.area).id,
    organisationId: reach.organisation === undefined ? null : d.organisations[reach.organisation],
    validTo: null,
  });
const end = async (who: Who, role: string): Promise<void> => {
  const [post] = await d.asOwner<{ id: string }>('select id from posts where account_id = $1 and role = $2 and valid_to is null', [
    d.people[who].id,
    role,
  ]);
  expect((await (await security()).post(`/api/posts/${post?.id}/end`, { id: v7(), reason: '调离' })).status).toBe(200);
};

describe('a local role', () => {
  test('lets its holder do exactly what it was put together of, where the post stands, and is shown by its name', async () => {
    const made = await make('片区核实员', ['cases.verify', 'places.read']);
    expect([made.status, made.body]).toMatchObject([201, { name: '片区核实员', shipped: false, holders: 0, used: false, version: 1 }]);
    // what verifying needs came with it
    expect(made.body.permissions).toEqual(['cases.read', 'cases.verify', 'places.read']);
    const { code } = made.body;
    expect((await grant('neighbour', code, { area: '001001' })).status).toBe(201);
    const holder = await d.as('neighbour');
    const { body: me } = await holder.get('/api/me');
    expect(me).toMatchObject({
      permissions: ['cases.read', 'cases.verify', 'places.read'],
      posts: [{ role: code, roleName: '片区核实员' }],
    });
    const here = (await (await d.as('resident')).report({ grid: '001001001' })).body.caseId;
    const there = (await (await d.as('resident')).report({ grid: '002001001' })).body.caseId;
    expect((await holder.get(`/api/cases/${there}`)).status).toBe(404);
    expect((await holder.get(`/api/cases/${here}`)).body.actions).toEqual(['verify', 'wait']);
    const verified = await holder.act(here, 'verify');
    expect(verified.body.timeline.at(-1).actor).toMatchObject({ role: code, roleName: '片区核实员' });
    expect([(await holder.get('/api/overview')).status, (await holder.get('/api/agreements')).status]).toEqual([403, 403]);
    expect((await holder.get('/api/places')).status).toBe(200);
    await end('neighbour', code);
  });

  test('makes its holder a grid worker, in measures and on the map, where it lets them report on patrol', async () => {
    const { code } = (await make('护林员', ['cases.report_on_patrol'])).body;
    const at = d.clock.now();
    const counted = () =>
      d.database.db.read(d.access, async (tx) => {
        const posts = givers('cases.report_on_patrol');
        const day = at.toISOString().slice(0, 10);
        const persons = await countPersons(tx, { codes: [d.area('002').code], day, at }, 15, ['grid_worker'], posts);
        const dots = await workerDots(tx, posts, day, at, at);
        const grid = d.area('002001001').code;
        return [persons.get(grid) ?? 0, dots.find((dot) => dot.code === grid)?.total ?? 0];
      });
    const before = await counted();
    expect((await grant('neighbour', code, { area: '002001001' })).status).toBe(201);
    expect(await counted()).toEqual(before.map((one) => one + 1));
    await end('neighbour', code);
  });

  test('makes a unit receive cases as soon as it lets its holder handle them', async () => {
    const { code } = (await make('维修班长', ['cases.read_assigned'], 'organisation')).body;
    await d.asOwner(`update organisations set kind = 'enterprise' where id = $1`, [d.organisations.office]);
    await end('officer', 'handler');
    expect((await grant('officer', code, { organisation: 'office' })).status).toBe(201);
    const receivers = async () =>
      ((await (await d.as('dispatcher')).get('/api/organisations')).body.items as { id: string }[]).map(({ id }) => id);
    await expect.poll(receivers, { interval: 20 }).not.toContain(d.organisations.office);
    const changed = await (await security()).put(`/api/roles/${code}`, {
      id: v7(),
      version: 1,
      name: '维修班长',
      permissions: ['cases.handle'],
    });
    expect(changed.body).toMatchObject({ permissions: ['cases.handle', 'cases.read_assigned'], version: 2, holders: 1, used: true });
    await expect.poll(receivers, { interval: 20 }).toContain(d.organisations.office);
  });

  test('that is changed counts at once in every process, and for streams that are open', async () => {
    const { code } = (await make('观察员', ['cases.read'])).body;
    await grant('neighbour', code, { area: '001' });
    const other = await d.another();
    const [here, there] = [await d.as('neighbour'), await d.as('neighbour', other)];
    const address = await other.app.listen({ host: '127.0.0.1', port: 0 });
    const stream = await openStream(address, { cookie: here.cookie, 'x-jurisdiction': d.code });
    const desk = async () => [(await here.get('/api/cases/counts')).status, (await there.get('/api/cases/counts')).status];
    expect(await desk()).toEqual([200, 200]);
    await (await security()).put(`/api/roles/${code}`, { id: v7(), version: 1, name: '观察员', permissions: ['places.read'] });
    await stream.next(({ event }) => event === 'hello', 1);
    expect(await desk()).toEqual([403, 403]);
    stream.close();
    await end('neighbour', code);
  });

  test('is refused a name that is taken, permissions of a duty, unknown ones, and such as count nowhere in its posts', async () => {
    await make('协管员', ['cases.read']);
    const refusals = [
      await make('协管员', ['cases.read']),
      await make('街道调度员', ['cases.read']),
      await make('甲乙丙', ['accounts.manage']),
      await make('甲乙丙', ['cases.everything']),
      await make('甲乙丙', ['cases.handle']),
      await make('甲乙丙', ['cases.verify'], 'organisation'),
    ].map(({ status, body }) => [status, body.error.code, body.error.data.why]);
    expect(refusals).toEqual([
      [409, 'accounts.role_name_taken', undefined],
      [409, 'accounts.role_name_taken', undefined],
      [422, 'accounts.role_permission', 'duty'],
      [422, 'accounts.role_permission', 'unknown'],
      [422, 'accounts.role_permission', 'reach'],
      [422, 'accounts.role_permission', 'reach'],
    ]);
  });

  test('changed by two at a time: the second is told', async () => {
    const { code } = (await make('志愿者队长', ['cases.read'])).body;
    const change = async (name: string) =>
      (await security()).put(`/api/roles/${code}`, { id: v7(), version: 1, name, permissions: ['cases.read'] });
    const answers = await Promise.all([change('甲队队长'), change('乙队队长')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error.code).toBe('accounts.role_changed');
  });

  test('goes while no post gives it, and stays once one did (fails without the key posts_role)', async () => {
    const { code } = (await make('临时角色', ['cases.read'])).body;
    await grant('neighbour', code, { area: '001' });
    await end('neighbour', code);
    const remove = async () => (await security()).post(`/api/roles/${code}/remove`, { id: v7() });
    expect([(await remove()).status, (await remove()).body.error.code]).toEqual([409, 'accounts.role_in_use']);
    const unused = (await make('没用过的角色', ['cases.read'])).body.code;
    expect((await (await security()).post(`/api/roles/${unused}/remove`, { id: v7() })).status).toBe(200);
    expect((await grant('neighbour', unused, { area: '001' })).body.error.code).toBe('accounts.role_not_found');
    const actions = await d.asOwner<{ action: string }>(
      `select action from audit_log where jurisdiction_id = $1 and subject = $2 order by at, id`,
      [d.id, unused],
    );
    expect(actions.map(({ action }) => action)).toEqual(['accounts.role_made', 'accounts.role_removed']);
  });

  test('stands over what it says', async () => {
    const { code } = (await make('队员', ['cases.read', 'cases.handle'], 'area_and_team')).body;
    expect((await grant('neighbour', code, { organisation: 'team' })).status).toBe(400);
    expect((await grant('neighbour', code, { area: '001', organisation: 'team' })).status).toBe(201);
    await end('neighbour', code);
  });
});

test('the database keeps what belongs to a duty out of local roles, as the declarations say it (fails without roles_no_duty)', async () => {
  for (const [permission, { duty }] of declarations) {
    const row = d.asOwner(`insert into roles (jurisdiction_id, code, name, standing, permissions) values ($1, $2, $3, 'area', $4)`, [
      d.id,
      v7(),
      permission,
      [permission],
    ]);
    await (duty === undefined ? row : expect(row, permission).rejects.toThrow(/roles_no_duty/));
  }
});

test('a local role beside an administrator’s is refused, whichever comes first (fails without posts_administrators_apart)', async () => {
  const { code } = (await make('巡查组长', ['cases.read'])).body;
  const answers = await Promise.all([
    grant('neighbour', code, { area: '001' }),
    grant('neighbour', 'system_admin', {}),
    grant('system_admin', code, { area: '001' }),
  ]);
  expect(answers[2]?.body.error.code).toBe('accounts.administrators_apart');
  expect(
    answers
      .slice(0, 2)
      .map(({ status }) => status)
      .sort(),
  ).toEqual([201, 409]);
});

describe('rights and why', () => {
  test('name each permission with the post that gives it and the place, and leave the others without', async () => {
    const { body } = await (await security()).get(`/api/accounts/${d.people.grid_worker.id}/rights`);
    const by = new Map(
      (body.permissions as { code: string; by: { role: string; place: string | null }[] }[]).map((one) => [one.code, one.by]),
    );
    expect([...by.keys()].sort()).toEqual([...declarations.keys()].sort());
    expect(by.get('cases.verify')).toMatchObject([{ role: 'grid_worker', roleName: null, place: '东河街道 · 柳岸社区 · 第一网格' }]);
    expect(by.get('cases.handle')).toMatchObject([{ place: '柳岸网格服务队' }]);
    expect(by.get('organisations.read')).toMatchObject([{ place: null }]);
    expect([by.get('cases.dispatch'), by.get('accounts.manage')]).toEqual([[], []]);
  });

  test('agree with what the account itself is told', async () => {
    for (const who of ['grid_worker', 'dispatcher', 'handler', 'security_admin'] as const) {
      const client = await d.as(who);
      const { body } = await client.get(`/api/accounts/${d.people[who].id}/rights`);
      const held = (body.permissions as { code: string; by: unknown[] }[]).filter((one) => one.by.length > 0).map(({ code }) => code);
      expect(held.sort()).toEqual((await client.get('/api/me')).body.permissions);
    }
  });

  test('are the security administrator’s to see, and everybody’s own', async () => {
    const { id } = d.people.clerk;
    expect((await (await d.as('supervisor')).get(`/api/accounts/${id}/rights`)).status).toBe(403);
    expect((await (await security()).get(`/api/accounts/${v7()}/rights`)).status).toBe(404);
    expect((await (await d.as('supervisor')).get('/api/roles')).status).toBe(403);
    const { roles } = (await (await d.as('system_admin')).get('/api/roles')).body;
    expect(roles.find(({ code }: { code: string }) => code === 'dispatcher')).toMatchObject({
      shipped: true,
      name: '街道调度员',
      standing: 'area',
    });
    expect(
      (await (await d.as('system_admin')).post('/api/roles', { id: v7(), name: '某某', standing: 'area', permissions: ['cases.read'] }))
        .status,
    ).toBe(403);
  });
});
