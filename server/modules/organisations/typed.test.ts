import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, makePerson, makePlace, type Place, type Process, send, signIn, startProcess } from '#modules/accounts/testing/world.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { rowsOf, sheetColumns } from './domain/people-sheet.ts';
import { readOrganisationRows } from './domain/sheet-plan.ts';
import { sheetWords } from './queries/people-sheet.ts';

let database: TestDatabase;
let a: Process;
let place: Place;
let demo: Place;

beforeAll(async () => {
  database = await testDatabase();
  a = await startProcess(database);
  place = await makePlace(database);
  demo = await makePlace(database, { demo: true });
});
afterAll(async () => {
  await a?.close();
  await database?.drop();
});

/** Ways in which people write one number. */
const waysOf = (phone: string): string[] => [
  `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
  `+86 ${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
  phone.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
];

describe('what is typed is brought into its form, then measured', () => {
  it('phones and codes of a sign-in by code', async () => {
    for (const [i, phone] of waysOf('13800000001').entries()) {
      a.ahead = i * 120_000;
      const asked = await send(a, demo, 'POST', '/api/session/code', { body: { phone } });
      expect(asked.status, phone).toBe(200);
      const { demoCode } = asked.body;
      const code = [`【邻理】${demoCode}`, `${demoCode.slice(0, 3)} ${demoCode.slice(3)}`, waysOf(demoCode)[2]][i];
      expect((await send(a, demo, 'POST', '/api/session/phone', { body: { phone, code } })).status, code).toBe(200);
    }
    a.ahead = 0;
    expect((await database.db.pool.query("select from accounts where phone = '13800000001'")).rowCount).toBe(1);
  });

  it('logins by password, one allowance for all ways of writing one', async () => {
    const person = await makePerson(database, place);
    const wide = person.username.toUpperCase().replace(/[A-Z0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    for (const login of [...waysOf(person.phone), wide, `\u3000${person.username}\u200b`])
      expect((await signIn(a, place, login)).body, login).toEqual({ accountId: person.id });
    for (const login of [...waysOf('13999999901'), '13999999901', '8613999999901'])
      expect((await signIn(a, place, login, 'wrong')).status).toBe(401);
    expect((await signIn(a, place, '13999999901', 'wrong')).status).toBe(423);
  });

  it('a new account and the search for it', async () => {
    const security = await cookieOf(a, place, await makePerson(database, place, [{ role: 'security_admin' }]));
    const body = {
      id: crypto.randomUUID(),
      name: '木老师',
      username: ' Mu．Laoshi ',
      phone: '+86 139-8888-0001',
      password: 'a temporary one 5',
      role: 'clerk',
      areaId: place.area('001001'),
      organisationId: null,
    };
    expect((await send(a, place, 'POST', '/api/accounts', { cookie: security, body })).body).toMatchObject({
      username: 'mu.laoshi',
      phone: '139****0001',
    });
    for (const q of ['139-8888-0001', '１３９８８８８０００１', '+8613988880001', 'ＭＵ.Laoshi', '　木老师 ']) {
      const found = await send(a, place, 'GET', `/api/accounts?q=${encodeURIComponent(q)}`, { cookie: security });
      expect(
        found.body.items.map((x: { name: string }) => x.name),
        q,
      ).toEqual(['木老师']);
    }
  });

  it('credit codes on the page and looked for', async () => {
    const clerk = await cookieOf(a, place, await makePerson(database, place, [{ role: 'clerk', area: '001' }]));
    const parentId = null;
    const facts = {
      address: null,
      phone: '０８８８－５１２３４５６',
      point: null,
      members: null,
      households: null,
      note: null,
      foundedOn: null,
    };
    const made = await send(a, place, 'POST', '/api/organisations', {
      cookie: clerk,
      body: {
        id: crypto.randomUUID(),
        kind: 'enterprise',
        name: '一加一商店',
        areaId: place.area('001001'),
        parentId,
        creditCode: '９１３５０１００－m000100y43',
        ...facts,
      },
    });
    expect(made.body).toMatchObject({ creditCode: '91350100M000100Y43', phone: '0888-5123456' });
    for (const q of ['91350100m000100y43', '９１３５０１００Ｍ０００１００Ｙ４３', '91350100 M000100Y43']) {
      const found = await send(a, place, 'GET', `/api/organisations/search?q=${encodeURIComponent(q)}`, { cookie: clerk });
      expect(
        found.body.items.map((x: { name: string }) => x.name),
        q,
      ).toEqual(['一加一商店']);
    }
  });

  it('cells of a sheet', () => {
    const columns = sheetColumns.organisations;
    const row: Record<string, string> = {
      area: '５３０７０２ ',
      kind: '企业',
      name: '一加一商店',
      creditCode: '９１３５０１００ m000100y43',
      phone: '（０８８８）５１２３４５６',
      lon: '１００．２３',
      lat: '26.8 ',
      members: '１，０２４',
      foundedOn: '２０２４－０１－０２',
    };
    const keys = Object.keys(row) as (keyof typeof columns)[];
    const findings = { faults: [], notes: [] };
    const rows = [keys.map((k) => columns[k][0]), keys.map((k) => row[k] ?? null)].map((cells, i) => ({
      row: i + 1,
      hidden: false,
      cells,
    }));
    const [read] = readOrganisationRows(rowsOf('organisations', { name: '组织', hidden: false, rows }, findings), sheetWords([]));
    expect(findings).toEqual({ faults: [], notes: [] });
    expect(read).toMatchObject({
      area: '530702',
      facts: { creditCode: '91350100M000100Y43', phone: '(0888)5123456', lon: 100.23, lat: 26.8, members: 1024, foundedOn: '2024-01-02' },
    });
  });
});
