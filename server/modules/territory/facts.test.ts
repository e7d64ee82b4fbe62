import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AreaFacts, standardLines, type WorkLine } from '#contract/territory/lines.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';

let district: District;
beforeAll(async () => {
  district = await testDistrict();
});
afterAll(() => district.close());

const grid = () => district.area('001001001').code;
const read = async (who: Who, code = grid()): Promise<Answer> => (await district.as(who)).get(`/api/areas/${code}`);
const facts = async (): Promise<AreaFacts> => (await read('clerk')).body;
const edit = async (who: Who, over: Record<string, unknown> = {}, code = grid()): Promise<Answer> => {
  const { name, shortName, kind, households, residents, names, version } = await facts();
  const body = { id: v7(), version, name, shortName, kind, households, residents, names, ...over };
  return (await district.as(who)).put(`/api/areas/${code}`, body);
};
const setLines = async (who: Who, lines: readonly string[], over: Record<string, unknown> = {}, code = grid()): Promise<Answer> =>
  (await district.as(who)).put(`/api/areas/${code}/lines`, { id: v7(), version: (await facts()).version, lines, ...over });
/** Configures the lines of work as whoever read them just before. */
const configure = async (who: Who, items: unknown): Promise<Answer> => {
  const session = await district.as(who);
  return session.put('/api/lines-of-work', { id: v7(), version: (await session.get('/api/lines-of-work')).body.version, items });
};
const refused = (answer: Answer): unknown => [answer.status, answer.body.error?.code];

describe('facts of an area', () => {
  it('are read by whoever holds a post and changed within its area', async () => {
    expect((await read('clerk')).body).toMatchObject({
      fullName: '东河街道 · 柳岸社区 · 第一网格',
      lines: [],
      actions: ['edit', 'set_lines', 'draw'],
    });
    expect((await read('clerk', district.code)).body).toMatchObject({ fullName: '试验县', actions: [] });
    expect((await read('handler')).body.actions).toEqual([]);
    expect(refused(await read('resident'))).toEqual([403, 'session.forbidden']);
    expect(refused(await read('clerk', '999999'))).toEqual([404, 'territory.area_not_found']);
    for (const who of ['grid_worker', 'handler', 'outsider', 'system_admin'] as const)
      expect(refused(await edit(who, { households: 1 }))).toEqual([403, 'session.forbidden']);

    const answer = await edit('clerk', { name: '河畔网格', households: 480, names: ['河畔花园', '河畔花园'], kind: 'estate' });
    expect([answer.status, answer.body]).toMatchObject([200, { name: '河畔网格', households: 480, names: ['河畔花园'], kind: 'estate' }]);
    const trail = await district.asOwner<{ actor_id: string; data: unknown }>(
      "select actor_id, data from audit_log where action = 'territory.area_edited'",
    );
    expect(trail).toMatchObject([
      { actor_id: district.people.clerk.id, data: { before: { households: 400 }, after: { households: 480 } } },
    ]);
    district.process.kernel.relay.start();
    const located = async () => (await district.nobody().post('/api/areas/locate-text', { text: '河畔花园' })).body.grid?.code;
    await expect.poll(located).toBe(grid());
  });

  it('come at once for all areas below one, each as by itself', async () => {
    const below = async (who: Who, code: string) => (await district.as(who)).get(`/api/areas/${code}/children`);
    const street = district.area('001').code;
    for (const [who, code] of [
      ['clerk', district.area('001001').code],
      ['handler', street],
      ['supervisor', district.code],
    ] as const) {
      const { items } = (await below(who, code)).body;
      expect(items.length).toBeGreaterThan(1);
      for (const { childCount: _, ...item } of items) expect(item).toEqual((await read(who, item.code)).body);
    }
    expect((await below('clerk', street)).body.items.map((one: { childCount: number }) => one.childCount)).toEqual([2, 1]);
    expect((await below('clerk', grid())).body.items).toEqual([]);
    // what has ended is not among them
    await district.asOwner('update areas set valid_to = $2 where jurisdiction_id = $1 and code = $3', [
      district.id,
      district.clock.now(),
      district.area('001002').code,
    ]);
    expect((await below('clerk', street)).body.items.map((one: { code: string }) => one.code)).toEqual([district.area('001001').code]);
    expect(refused(await below('clerk', district.area('001002').code))).toEqual([404, 'territory.area_not_found']);
    expect(refused(await below('resident', street))).toEqual([403, 'session.forbidden']);
    expect(refused(await below('clerk', '999999'))).toEqual([404, 'territory.area_not_found']);
    expect((await district.nobody().get(`/api/areas/${street}/children`)).status).toBe(401);
  });

  it('refuse what somebody else changed meanwhile, a name beside, and nonsense; of two at once one is told', async () => {
    const { version } = await facts();
    expect((await edit('clerk', { residents: 5 })).status).toBe(200);
    expect(refused(await edit('clerk', { residents: 6, version }))).toEqual([409, 'territory.area_changed']);
    expect(refused(await edit('clerk', { name: '第二网格' }))).toEqual([409, 'territory.same_name']);
    for (const over of [
      { households: -1 },
      { name: ' ' },
      { kind: 'castle' },
      { names: Array.from({ length: 201 }, (_, i) => `地名${i}`) },
    ])
      expect(refused(await edit('clerk', over))).toEqual([400, 'request.invalid']);
    const now = (await facts()).version;
    const answers = await Promise.all([edit('clerk', { residents: 7, version: now }), edit('dispatcher', { residents: 8, version: now })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('lines of work', () => {
  it('are the standard ones until configured, carried by grids, and not dropped while carried', async () => {
    const clerk = await district.as('clerk');
    expect((await clerk.get('/api/lines-of-work')).body).toMatchObject({ items: standardLines, mayConfigure: false, carried: {} });
    const set = await setLines('clerk', ['safety', 'party', 'party']);
    expect([set.status, set.body.lines]).toEqual([200, ['party', 'safety']]);
    expect(refused(await setLines('clerk', ['fishing']))).toEqual([422, 'territory.line_unknown']);
    expect(refused(await setLines('clerk', ['party'], { version: 'old' }))).toEqual([409, 'territory.area_changed']);
    expect(refused(await setLines('grid_worker', ['party']))).toEqual([403, 'session.forbidden']);
    const community = district.area('001001').code;
    const { version } = (await read('clerk', community)).body;
    expect(refused(await setLines('clerk', ['party'], { version }, community))).toEqual([422, 'territory.not_a_grid']);

    const page = (await (await district.as('system_admin')).get('/api/lines-of-work')).body;
    expect([page.mayConfigure, page.carried]).toEqual([true, { party: 1, safety: 1 }]);
    const fewer = standardLines.filter(({ code }) => code !== 'safety');
    expect(refused(await configure('clerk', fewer))).toEqual([403, 'session.forbidden']);
    const answer = await configure('system_admin', fewer);
    expect([refused(answer), answer.body.error.data]).toEqual([[409, 'territory.line_in_use'], { code: 'safety', count: 1 }]);
    const more = [...standardLines, { code: 'forestry', name: { zh: '林长制', en: null } }];
    expect((await configure('system_admin', more)).status).toBe(200);
    expect((await clerk.get('/api/lines-of-work')).body.items).toEqual(more);
    expect((await setLines('clerk', ['forestry'])).body.lines).toEqual(['forestry']);
    expect((await configure('system_admin', [more[0], more[6]])).status).toBe(200);
    expect(refused(await configure('system_admin', [more[0], more[0]]))).toEqual([400, 'request.invalid']);
  });

  it('are renamed and put in order by one at a time; a repeat is answered as before', async () => {
    const admin = await district.as('system_admin');
    const { items, version } = (await admin.get('/api/lines-of-work')).body;
    const renamed = items.map((one: WorkLine) => ({ ...one, name: { zh: `${one.name.zh}线`, en: null } })).reverse();
    // without the lock both see the same version and both are answered 200
    const bodies = [renamed, renamed.slice().reverse()].map((next) => ({ id: v7(), version, items: next }));
    const answers = await Promise.all(bodies.map((body) => admin.put('/api/lines-of-work', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.map((one) => one.body.error?.code).filter(Boolean)).toEqual(['territory.lines_changed']);
    const won = bodies[answers.findIndex(({ status }) => status === 200)];
    const after = (await admin.get('/api/lines-of-work')).body;
    expect([after.items, after.version === version]).toEqual([won?.items, false]);
    expect((await admin.put('/api/lines-of-work', won)).status).toBe(200);
    const trail = await district.asOwner<{ data: unknown }>(
      "select data from audit_log where action = 'settings.lines_of_work' order by at desc, id desc limit 1",
    );
    expect(trail).toEqual([{ data: { before: items, after: won?.items } }]);
  });
});
