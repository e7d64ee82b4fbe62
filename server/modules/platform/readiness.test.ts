import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { checkJurisdictions } from './checks.ts';

let d: District;
let client: pg.Client;
beforeAll(async () => {
  d = await testDistrict();
  client = new pg.Client({ connectionString: d.database.ownerUrl });
  await client.connect();
  // the command centre, where reports without a community arrive
  await d.asOwner(
    `insert into posts (id, jurisdiction_id, account_id, role, area_id, area_path, valid_from)
     select $2, jurisdiction_id, $3, 'dispatcher', area_id, area_path, valid_from from posts where jurisdiction_id = $1 and role = 'supervisor'`,
    [d.id, v7(), d.people.official.id],
  );
});
afterAll(async () => {
  await client.end();
  await d.close();
});
/** What is found while a change holds. */
const found = async (...changes: [text: string, values?: unknown[]][]): Promise<string[]> => {
  await client.query('begin');
  try {
    for (const [text, values] of changes) await client.query(text, values);
    return (await checkJurisdictions(client)).map((f) => `${f.state} ${f.detail}`);
  } finally {
    await client.query('rollback');
  }
};
const sound = 'ok areas, staff, categories and rules are set up';

test('a jurisdiction with everything is ready', async () => {
  expect(await found()).toEqual([sound]);
});

test('one with nothing names all that is missing, with what to do', async () => {
  await client.query('begin');
  await client.query("insert into jurisdictions (id, code, name, root_path) values ($1, '539901', '空县', 'n539901')", [v7()]);
  const findings = (await checkJurisdictions(client)).filter((f) => f.check.includes('空县'));
  await client.query('rollback');
  expect(findings.map((f) => `${f.state} ${f.detail}`)).toEqual([
    'fail no areas, so reports cannot be located',
    'fail nobody has the role: system_admin, security_admin, audit_admin',
    'warn no categories',
    'warn no dispatch rules',
  ]);
  expect(findings.every((f) => f.advice !== '')).toBe(true);
});

const noCentre = (): [string, unknown[]] => [
  "update posts set valid_to = now() where jurisdiction_id = $1 and role = 'dispatcher' and area_path = $2",
  [d.id, d.area('').path],
];

test('streets whose reports reach nobody are named, with what nobody can do', async () => {
  const { id } = d;
  const end = (roles: string[]): [string, unknown[]] => [
    'update posts set valid_to = now() where jurisdiction_id = $1 and role = any($2)',
    [id, roles],
  ];
  const street = async (tail: string) =>
    (await client.query<{ name: string }>('select name from areas where jurisdiction_id = $1 and code = $2', [id, d.code + tail])).rows[0]
      ?.name;
  const [east, west] = [`${await street('001')} (${d.code}001)`, `${await street('002')} (${d.code}002)`];
  const county = `试验县 (${d.code})`;
  // the clerk and the grid worker serve one community of the eastern street, which has another
  expect(await found(end(['dispatcher']))).toEqual([
    `fail nobody can verify, file, check reports from ${east}, ${west}`,
    `fail nobody can verify, file, check reports placed only in ${county}, without a community`,
  ]);
  expect(await found(end(['dispatcher', 'supervisor']))).toEqual([
    `fail nobody can verify, file, dispatch, check, close reports from ${east}, ${west}`,
    `fail nobody can verify, file, dispatch, check, close reports placed only in ${county}, without a community`,
  ]);
  const outsider: [string, unknown[]] = ['update accounts set disabled = true where id = $1', [d.people.outsider.id]];
  expect(await found(noCentre(), outsider)).toEqual([
    `fail nobody can verify, file, check reports from ${west}`,
    `fail nobody can verify, file, check reports placed only in ${county}, without a community`,
  ]);
  // whoever dispatches for the whole county dispatches for its streets
  expect(await found(outsider)).toEqual([sound]);
});

test('what is missing one by one', async () => {
  const { id } = d;
  expect(await found(["update posts set valid_to = now() where jurisdiction_id = $1 and role = 'audit_admin'", [id]])).toEqual([
    'fail nobody has the role: audit_admin',
  ]);
  expect(await found(['update areas set boundary = null where jurisdiction_id = $1', [id]])).toEqual(['warn no community has a boundary']);
  expect(await found(['update areas set boundary = null where jurisdiction_id = $1 and code = $2', [id, `${d.code}002001`]])).toEqual([
    expect.stringMatching(/^warn no boundary: ./),
  ]);
  expect(await found(['update categories set active = false where jurisdiction_id = $1', [id]])).toEqual(['warn no categories']);
  expect(await found(["update categories set limits = '{}' where jurisdiction_id = $1", [id]])).toEqual([
    'warn no category has its own time limits',
  ]);
  expect(await found(['delete from dispatch_rules where jurisdiction_id = $1', [id]])).toEqual(['warn no dispatch rules']);
  expect(await found(["update posts set valid_to = now() where account_id = $1 and role = 'handler'", [d.people.official.id]])).toEqual([
    'warn dispatch rules point to organisations in which nobody can accept cases: 城市管理局',
  ]);
});

test('cases that nobody can carry on where they stand are counted, as are those of organisations without anybody', async () => {
  const wide = await (await d.as('resident')).report({ grid: '001001001', accuracy: 3_000 });
  await d.caseIn('dispatched');
  expect(await found()).toEqual([sound]);
  const alone = [
    expect.stringMatching(/^fail nobody can .* placed only in/),
    'fail 1 open cases wait where nobody can take the next step: 试验县',
  ];
  expect(await found(noCentre())).toEqual(alone);
  expect(
    await found(['update posts set valid_to = now() where jurisdiction_id = $1 and organisation_id = $2', [d.id, d.organisations.team]]),
  ).toEqual([
    expect.stringMatching(/^fail open cases lie with organisations in which nobody can handle them: ./),
    expect.stringMatching(/^warn dispatch rules point to organisations/),
  ]);

  // who watches over the county has it before them; who grants roles learns that some are missing
  const todos = async (who: Who) =>
    ((await (await d.as(who)).get('/api/todos')).body.items as { kind: string; data: object }[]).filter(({ kind }) =>
      kind.startsWith('platform.'),
    );
  expect([await todos('supervisor'), await todos('security_admin')]).toEqual([[], []]);
  await d.asOwner(...noCentre());
  const [one, ...none] = await todos('supervisor');
  expect([one, none]).toMatchObject([{ kind: 'platform.stranded', data: { count: 1, area: '试验县' } }, []]);
  expect(await todos('dispatcher')).toEqual([]);
  expect((await todos('security_admin')).map(({ kind }) => kind)).toEqual(['platform.staffing']);
  expect(wide.status).toBe(201);
});
