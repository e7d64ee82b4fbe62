import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MapNode } from '#contract/organisations/organisations.ts';
import { type Process, startProcess } from '#modules/accounts/testing/world.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { type Governance, makeGovernance } from './testing/governance.ts';

let database: TestDatabase;
let server: Process;
let g: Governance;
beforeAll(async () => {
  database = await testDatabase();
  server = await startProcess(database);
  g = await makeGovernance(database, server);
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});
const all = (n: MapNode): MapNode[] => [n, ...n.children.flatMap(all)];

it('draws a community as it is today, names whom the viewer works with, and no phone', async () => {
  const committee = await g.make('party_committee', '东街道党工委', '001');
  const general = await g.make('general_branch', '一社区党总支', '001001', committee.id);
  const branch = await g.make('branch', '第一网格党支部', '001001001', general.id);
  const body = await g.make('big_party_committee', '一社区大党委', '001001', general.id);
  const shop = await g.make('enterprise', '好邻居超市', '001001');
  const gone = await g.make('enterprise', '已关的店', '001001');
  await g.post('clerk', `/api/organisations/${gone.id}/dissolve`, { version: 1, on: '2026-01-01', reason: '停业', endOffices: false });
  await g.post('clerk', '/api/memberships', { unitId: shop.id, bodyId: body.id, joinedOn: '2025-01-01' });
  const held = { organisationId: null, areaId: null, validFrom: '2025-01-01', validTo: null };
  const person = (name: string, n: number) => ({ name, phone: `1390000010${n}`, partyMember: true });
  for (const office of [
    { kind: 'secretary', person: person('和书记', 1), organisationId: branch.id },
    { kind: 'part_time_member', person: person('木店长', 2), organisationId: body.id, unitId: shop.id },
    { kind: 'grid_worker', person: person('李网格', 3), areaId: g.place.area('001001001') },
    { kind: 'grid_leader', person: person('往网格长', 4), areaId: g.place.area('001001001'), validTo: '2025-02-01' },
  ])
    expect((await g.post('clerk', '/api/offices', { ...held, ...office })).status).toBe(201);
  const map = async (who: Parameters<Governance['get']>[0], area: string) =>
    (await g.get(who, `/api/organisations/map?area=${g.place.code}${area}`)).body;
  const drawn = await map('worker', '001001');
  const names = all(drawn.root).map((n) => n.name);
  expect(names).toEqual(
    expect.arrayContaining(['一社区党总支', '第一网格党支部', '和书记', '一社区大党委', '好邻居超市', '木店长', '第一网格', '李网格']),
  );
  for (const absent of ['已关的店', '往网格长', '东街道党工委']) expect(names).not.toContain(absent);
  expect(JSON.stringify(drawn)).not.toMatch(/1390000|\*\*\*\*/);
  // a street shows its communities, not what stands in their grids
  const street = all((await map('worker', '001')).root).map((n) => n.name);
  expect(street).toEqual(expect.arrayContaining(['东街道党工委', '一社区党总支', '一社区']));
  expect(street).not.toContain('李网格');
  const foreign = all((await map('neighbour', '001001')).root).map((n) => n.name);
  expect(foreign).toContain('和**');
  expect(foreign).not.toContain('和书记');
  expect((await g.get('security', `/api/organisations/map?area=${g.place.code}`)).status).toBe(403);
  expect((await g.get('clerk', '/api/organisations/map?area=999999')).status).toBe(404);
});
