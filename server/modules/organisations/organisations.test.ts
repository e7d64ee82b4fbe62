import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOrganisation, makePlace, type Process, startProcess } from '#modules/accounts/testing/world.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { type Governance, makeGovernance, noFacts } from './testing/governance.ts';

let database: TestDatabase;
let server: Process;
let g: Governance;
beforeAll(async () => {
  database = await testDatabase({ connections: 12 });
  server = await startProcess(database);
  g = await makeGovernance(database, server);
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const names = (answer: { body: { items: { name: string }[] } }): string[] => answer.body.items.map((o) => o.name);

describe('the tree', () => {
  it('stands from the committee down to the contact household, and an inverted level is refused', async () => {
    const committee = await g.make('party_committee', '东街道党工委', '001');
    const general = await g.make('general_branch', '一社区党总支', '001001', committee.id);
    const branch = await g.make('branch', '第一网格党支部', '001001001', general.id);
    const household = await g.make('contact_household', '张家中心户', '001001001', branch.id);
    expect(household.ancestors.map((o: { name: string }) => o.name)).toEqual(['东街道党工委', '一社区党总支', '第一网格党支部']);
    expect(names(await g.get('clerk', `/api/organisations/tree?parent=${general.id}`))).toEqual(['第一网格党支部']);
    // skipping a level downwards is allowed, turning it round is not
    await g.make('party_group', '直属党小组', '001', committee.id);
    const inverted = await g.post('supervisor', '/api/organisations', {
      ...noFacts,
      kind: 'general_branch',
      name: '倒置的党总支',
      areaId: g.place.area('001001'),
      parentId: branch.id,
    });
    expect([inverted.status, inverted.body.error.code]).toEqual([409, 'organisations.parent_unfit']);
    // tops of an area: what hangs on something elsewhere
    expect(names(await g.get('worker', `/api/organisations/tree?area=${g.place.code}001001`))).toEqual(['一社区党总支']);
    expect(names(await g.get('worker', `/api/organisations/tree?area=${g.place.code}001`))).toEqual(['东街道党工委']);
    const found = await g.get('worker', `/api/organisations/search?area=${g.place.code}001001&q=党&kind=branch,general_branch`);
    expect(names(found)).toEqual(['一社区党总支', '第一网格党支部']);
  });

  it('names made of people’s names are masked with them, wherever they appear, and not found by them', async () => {
    const branch = await g.make('branch', '第二网格党支部', '001001001');
    const home = await g.make('contact_household', '和秀英党员中心户', '001001001', branch.id);
    const group = await g.make('party_group', '杨桂花党小组', '001001001', branch.id);
    for (const [organisationId, name] of [
      [home.id, '和秀英'],
      [group.id, '杨桂花'],
    ] as const)
      await g.post('supervisor', '/api/offices', {
        kind: 'head',
        person: { name, phone: null, partyMember: true },
        organisationId,
        areaId: null,
        validFrom: today(),
        validTo: null,
      });
    const everywhere = async (who: 'neighbour' | 'clerk'): Promise<string> => {
      const asked = [
        `/api/organisations/tree?parent=${branch.id}`,
        `/api/organisations/tree?parent=${branch.id}&limit=1`,
        `/api/organisations/search?area=${g.place.code}001001001`,
        `/api/organisations/search?area=${g.place.code}001001001&limit=2`,
        `/api/organisations/${home.id}`,
        `/api/organisations/${group.id}`,
        `/api/offices?area=${g.place.code}001001001`,
        `/api/organisations/map?area=${g.place.code}001001001`,
      ];
      const answers = [];
      for (const url of asked) {
        const { status, body } = await g.get(who, url);
        expect([url, status]).toEqual([url, 200]);
        answers.push(body, ...(body.next ? [Buffer.from(body.next, 'base64url').toString()] : []));
      }
      return JSON.stringify(answers);
    };
    expect(await everywhere('neighbour')).not.toMatch(/秀英|桂花/);
    expect(await everywhere('neighbour')).toMatch(/和\*\*党员中心户.*杨\*\*党小组|杨\*\*党小组.*和\*\*党员中心户/);
    expect(await everywhere('clerk')).toContain('和秀英党员中心户');
    const found = async (who: 'neighbour' | 'clerk', q: string) =>
      names(await g.get(who, `/api/organisations/search?area=${g.place.code}001001001&q=${encodeURIComponent(q)}`));
    for (const q of ['和秀英', '秀英', '英党员', '杨桂花', '花党']) {
      expect([q, await found('neighbour', q)]).toEqual([q, []]);
      expect([q, (await found('clerk', q)).length]).toEqual([q, 1]);
    }
    expect(await found('neighbour', '党员中心户')).toEqual(['和**党员中心户']);
    expect(await found('neighbour', '党小组')).toEqual(['杨**党小组']);
  });

  it('pages by key without losing or repeating anybody', async () => {
    const root = await g.make('community', '分页社区', '001002');
    for (let n = 0; n < 7; n++) await g.make('enterprise', `企业${n}`, '001002', root.id);
    for (const url of [`/api/organisations/tree?parent=${root.id}`, `/api/organisations/search?area=${g.place.code}001002&q=企业`]) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page = await g.get('clerk', `${url}&limit=3${cursor ? `&cursor=${cursor}` : ''}`);
        seen.push(...names(page));
        cursor = page.body.next;
      }
      expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => `企业${n}`));
      for (const bad of ['x', Buffer.from('[1e99,"a","b"]').toString('base64url'), Buffer.from('["\\u0000","a"]').toString('base64url')])
        expect((await g.get('clerk', `${url}&cursor=${bad}`)).status).toBe(400);
    }
  });
});

describe('changing', () => {
  it('checks the version, the credit code and the name', async () => {
    const made = await g.make('enterprise', '好邻居超市', '001001');
    const change = (body: object) =>
      g.put('clerk', `/api/organisations/${made.id}`, { ...noFacts, name: '好邻居超市', version: 1, ...body });
    expect((await change({ creditCode: '91350100M000100Y42' })).body.error.code).toBe('organisations.credit_code_invalid');
    const changed = await change({ creditCode: '91350100m000100y43', point: { lon: 100.2, lat: 26.8 } });
    expect(changed.body).toMatchObject({ version: 2, creditCode: '91350100M000100Y43', point: { lon: 100.2, lat: 26.8 } });
    expect((await change({ name: '又一个名字' })).body.error.code).toBe('organisations.organisation_changed');
    await g.make('enterprise', '另一家超市', '001001');
    expect((await change({ version: 2, name: '另一家超市' })).body.error.code).toBe('organisations.organisation_name_taken');
    const same = {
      ...noFacts,
      kind: 'enterprise',
      name: '第三家',
      areaId: g.place.area('001002'),
      parentId: null,
      creditCode: '91350100M000100Y43',
    };
    const taken = await g.post('supervisor', '/api/organisations', same);
    expect(taken.body.error).toMatchObject({ code: 'organisations.credit_code_taken', data: { name: '好邻居超市' } });
    expect(names(await g.get('clerk', '/api/organisations/search?q=91350100m000100y43'))).toEqual(['好邻居超市']);
  });

  it('takes the same id once, and refuses it for another body', async () => {
    const body = { ...noFacts, id: v7(), kind: 'volunteer_team', name: '红马甲志愿队', areaId: g.place.area('001001'), parentId: null };
    const both = await Promise.all([g.post('clerk', '/api/organisations', body), g.post('clerk', '/api/organisations', body)]);
    expect(both.map((b) => b.status)).toEqual([201, 201]);
    expect(both[0]?.body.id).toBe(both[1]?.body.id);
    expect((await g.post('clerk', '/api/organisations', { ...body, name: '蓝马甲志愿队' })).body.error.code).toBe('request.id_reused');
  });

  it('two at once on one version: one wins, the other is told', async () => {
    const made = await g.make('enterprise', '两人同改', '001001');
    const change = (note: string) => g.put('clerk', `/api/organisations/${made.id}`, { ...noFacts, name: '两人同改', version: 1, note });
    const both = await Promise.all([change('甲'), change('乙')]);
    expect(both.map((b) => b.status).sort()).toEqual([200, 409]);
  });

  it('refuses hostile and oversized input', async () => {
    const body = { ...noFacts, kind: 'enterprise', name: '甲', areaId: g.place.area('001001'), parentId: null };
    const post = (over: object) => g.post('clerk', '/api/organisations', { ...body, ...over });
    for (const over of [
      { name: 'a\u0000b' },
      { name: 'x'.repeat(81) },
      { name: ' ' },
      { kind: 'king' },
      { areaId: "'; drop table organisations; --" },
      { point: { lon: 200, lat: 0 } },
      { members: -1 },
      { members: 2 ** 40 },
      { foundedOn: '2026-02-30' },
      { note: 'x'.repeat(1001) },
      { phone: '<script>' },
    ])
      expect([over, (await post(over)).status]).toEqual([over, 400]);
    expect((await post({ name: '无此地', areaId: v7() })).body.error.code).toBe('territory.area_not_found');
    expect((await post({ name: '无上级', parentId: v7() })).body.error.code).toBe('organisations.organisation_not_found');
    expect(names(await g.get('clerk', `/api/organisations/search?q=${encodeURIComponent("%' or 1=1 --")}`))).toEqual([]);
  });
});

describe('moving', () => {
  const move = (o: { id: string; version: number }, parentId: string | null, area = '001001') =>
    g.post('supervisor', `/api/organisations/${o.id}/move`, { version: o.version, parentId, areaId: g.place.area(area) });

  it('goes under another parent and into another area, its offices with it; never below itself', async () => {
    const a = await g.make('community', '甲社区', '001001');
    const b = await g.make('property_company', '乙物业', '001001', a.id);
    const c = await g.make('enterprise', '丙企业', '001001', b.id);
    const head = {
      kind: 'head',
      person: { name: '李经理', phone: null, partyMember: false },
      organisationId: b.id,
      areaId: null,
      validFrom: '2025-01-01',
      validTo: null,
    };
    await g.post('supervisor', '/api/offices', head);
    expect((await move(a, c.id)).body.error.code).toBe('organisations.parent_circle');
    expect((await move(a, a.id)).body.error.code).toBe('organisations.parent_circle');
    const moved = await move(b, null, '001002');
    expect(moved.body).toMatchObject({ parentId: null, area: { code: `${g.place.code}001002` }, version: 2 });
    const there = await g.get('supervisor', `/api/offices?area=${g.place.code}001002&kind=head`);
    expect(there.body.items.map((f: { person: { name: string } }) => f.person.name)).toEqual(['李经理']);
    // the clerk of the old community has lost it, the new one's has it
    expect((await g.put('clerk', `/api/organisations/${b.id}`, { ...noFacts, name: '乙物业', version: 2 })).body.error.code).toBe(
      'session.forbidden',
    );
    expect((await g.put('neighbour', `/api/organisations/${b.id}`, { ...noFacts, name: '乙物业', version: 2 })).status).toBe(200);
  });

  it('two moves at once never close a circle', async () => {
    // without the lock of lockTree both moves read a tree without the other's: tried, then both answer 200 and neither has a top
    for (let n = 0; n < 5; n++) {
      const a = await g.make('community', `环甲${n}`, '001001');
      const b = await g.make('community', `环乙${n}`, '001001');
      const both = await Promise.all([move(a, b.id), move(b, a.id)]);
      expect(both.map((m) => m.status).sort()).toEqual([200, 409]);
    }
  });
});

describe('dissolving', () => {
  const dissolve = (o: { id: string; version: number }, over: object = {}) =>
    g.post('clerk', `/api/organisations/${o.id}/dissolve`, {
      version: o.version,
      on: today(),
      reason: '已注销',
      endOffices: false,
      ...over,
    });

  it('is refused while something hangs on it; offices end with it when asked', async () => {
    const parent = await g.make('community', '要撤的社区', '001001');
    const child = await g.make('volunteer_team', '要撤的队', '001001', parent.id);
    const member = {
      kind: 'head',
      person: { name: '王队长', phone: '13900000101', partyMember: true },
      organisationId: child.id,
      areaId: null,
      validFrom: '2025-01-01',
      validTo: null,
    };
    expect((await g.post('clerk', '/api/offices', member)).status).toBe(201);
    expect((await dissolve(parent)).body.error).toMatchObject({ code: 'organisations.organisation_in_use', data: { children: 1 } });
    expect((await dissolve(child)).body.error).toMatchObject({ code: 'organisations.organisation_in_use', data: { offices: 1 } });
    expect((await dissolve(child, { on: '2999-01-01' })).body.error.code).toBe('organisations.days_reversed');
    const gone = await dissolve(child, { endOffices: true });
    expect(gone.body).toMatchObject({ dissolvedOn: today(), dissolveReason: '已注销', actions: ['restore'] });
    expect(gone.body.offices[0]).toMatchObject({ validTo: today(), endReason: '已注销' });
    expect((await g.post('clerk', '/api/offices', { ...member, validFrom: '2026-01-01', kind: 'liaison' })).body.error.code).toBe(
      'organisations.organisation_dissolved',
    );
    expect((await dissolve(parent)).status).toBe(200);
    expect(names(await g.get('clerk', '/api/organisations/search?q=要撤的'))).toEqual([]);
    expect(names(await g.get('clerk', '/api/organisations/search?q=要撤的&dissolved=true'))).toHaveLength(2);
    // its name is free again; taking the dissolution back then finds it taken
    const again = await g.make('community', '要撤的社区', '001001');
    expect((await g.post('clerk', `/api/organisations/${parent.id}/restore`, { version: 2, reason: '撤错了' })).body.error.code).toBe(
      'organisations.organisation_name_taken',
    );
    await dissolve(again);
    expect((await g.post('clerk', `/api/organisations/${parent.id}/restore`, { version: 2, reason: '撤错了' })).body).toMatchObject({
      dissolvedOn: null,
    });
  });

  it('nothing can be hung on it while it is being dissolved', async () => {
    // without `for share` on the parent in getActiveOrganisation both answer well and a child hangs on a dissolved parent: tried
    for (let n = 0; n < 5; n++) {
      const parent = await g.make('community', `竞撤${n}`, '001001');
      const child = { ...noFacts, kind: 'volunteer_team', name: `竞撤队${n}`, areaId: g.place.area('001001'), parentId: parent.id };
      const both = await Promise.all([dissolve(parent), g.post('clerk', '/api/organisations', child)]);
      const codes = both.map((b) => b.body.error?.code ?? 'done').sort();
      expect([
        ['done', 'organisations.organisation_dissolved'],
        ['done', 'organisations.organisation_in_use'],
      ]).toContainEqual(codes);
    }
  });

  it('a dissolved organisation receives no cases, but still has a name', async () => {
    const own = await g.make('grid_team', '将散的网格队', '001001');
    const offered = async () => names(await g.get('dispatcher', `/api/organisations?area=${g.place.code}001001`));
    await expect.poll(offered, { interval: 20 }).toContain('将散的网格队');
    await dissolve(own);
    await expect.poll(offered, { interval: 20 }).not.toContain('将散的网格队');
    const book = await server.organisations.of(g.place.id);
    expect(book.get(own.id)).toMatchObject({ name: '将散的网格队', receives: false });
  });
});

describe('who may', () => {
  it('staff read everything, managers change what lies in their area, administrators and residents see nothing', async () => {
    const here = await g.make('enterprise', '权限企业', '001001');
    const there = await g.make('enterprise', '权限邻居', '001002');
    const change = (who: Parameters<Governance['put']>[0], o: { id: string }, name: string) =>
      g.put(who, `/api/organisations/${o.id}`, { ...noFacts, name, version: 99 });
    for (const who of ['clerk', 'dispatcher', 'supervisor', 'worker', 'neighbour'] as const) {
      const seen = await g.get(who, `/api/organisations/${here.id}`);
      expect([who, seen.status]).toEqual([who, 200]);
      const manages = ['clerk', 'dispatcher', 'supervisor'].includes(who);
      expect([who, seen.body.actions.includes('change')]).toEqual([who, manages]);
      // a wrong version is only told to whoever may change it
      expect([who, (await change(who, here, '权限企业')).body.error.code]).toEqual([
        who,
        manages ? 'organisations.organisation_changed' : 'session.forbidden',
      ]);
    }
    expect((await change('clerk', there, '权限邻居')).body.error.code).toBe('session.forbidden');
    for (const who of ['security', 'system', 'resident'] as const)
      for (const url of [
        `/api/organisations/${here.id}`,
        '/api/organisations/tree',
        '/api/organisations/search',
        '/api/offices',
        '/api/agreements',
        '/api/organisations/rights',
      ])
        expect([who, url, (await g.get(who, url)).status]).toEqual([who, url, 403]);
    expect((await g.get('clerk', '/api/organisations/rights')).body.manage.map((a: { code: string }) => a.code)).toEqual([
      `${g.place.code}001001`,
    ]);
    expect((await g.get('worker', '/api/organisations/rights')).body).toEqual({ manage: [], import: false });
  });

  it('a clerk hangs his own under the street’s committee, but not the street’s own', async () => {
    const street = await g.make('party_committee', '街道党工委乙', '001');
    const body = { ...noFacts, kind: 'general_branch', name: '权限党总支', areaId: g.place.area('001001'), parentId: street.id };
    expect((await g.post('clerk', '/api/organisations', body)).status).toBe(201);
    expect((await g.post('clerk', '/api/organisations', { ...body, name: '越权', areaId: g.place.area('001') })).body.error.code).toBe(
      'session.forbidden',
    );
  });

  it('another jurisdiction’s organisation does not exist', async () => {
    const foreign = await makePlace(database);
    const id = await makeOrganisation(database, foreign, '外区单位', '');
    expect((await g.get('supervisor', `/api/organisations/${id}`)).status).toBe(404);
    expect((await g.put('supervisor', `/api/organisations/${id}`, { ...noFacts, name: '外区单位', version: 1 })).status).toBe(404);
    expect(
      (
        await g.post('supervisor', '/api/organisations', {
          ...noFacts,
          kind: 'enterprise',
          name: '挂外区',
          areaId: g.place.area(''),
          parentId: id,
        })
      ).status,
    ).toBe(404);
    expect(
      (
        await g.post('supervisor', '/api/organisations', {
          ...noFacts,
          kind: 'enterprise',
          name: '进外区',
          areaId: foreign.area(''),
          parentId: null,
        })
      ).status,
    ).toBe(404);
  });
});
