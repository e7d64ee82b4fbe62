import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { checkGoingLive, checkJurisdictions } from '#modules/platform/checks.ts';
import { ensureDemo } from '#tools/demo/create.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { startProcess } from '#tools/testing/factories/process.ts';
import { testKeys } from '#tools/testing/keys.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { placeGateways, tryGateway } from './gateways.ts';
import { readSetupWorkbook } from './read.ts';
import { type SetupGiven, type SetupOutcome, type SetupRefused, setUp } from './set-up.ts';
import { setupTemplate } from './template.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'linli-setup-'));
const databases: TestDatabase[] = [];
const fresh = async (): Promise<TestDatabase> => {
  const database = await testDatabase();
  databases.push(database);
  return database;
};
let divisions: string;
beforeAll(() => {
  divisions = path.join(folder, 'divisions.csv');
  const communities = ['001,东河社区居委会', '002,西山村村委会'].map((c) => `530999,试验县,530999001,东河街道,530999001${c}`);
  writeFileSync(divisions, ['area_code,area,street_code,street,community_code,community', ...communities].join('\n'));
});
afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (database: TestDatabase, given: Partial<SetupGiven> = {}): Promise<SetupOutcome> =>
  setUp(
    { ...database, dataDir: folder, masterKeys: testKeys },
    { divisions, jurisdiction: '530999', committees: true, ...given },
    { language: 'en', log: () => undefined },
  );
const asOwner = async <R extends pg.QueryResultRow>(database: TestDatabase, text: string): Promise<R[]> => {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  return (await client.query<R>(text).finally(() => client.end())).rows;
};
const counts = (database: TestDatabase) =>
  asOwner(
    database,
    `select (select count(*) from areas) as areas, (select count(*) from accounts) as accounts, (select count(*) from posts) as posts,
       (select count(*) from organisations) as organisations, (select count(*) from categories) as categories, (select count(*) from dispatch_rules) as rules`,
  );
const workbook = async (sheets: Parameters<typeof rawWorkbook>[0]) => {
  const file = path.join(folder, 'setup.xlsx');
  writeFileSync(file, rawWorkbook(sheets));
  return readSetupWorkbook(file, new AbortController().signal);
};

test('a district is set up once: administrators with one-time passwords that open the console until they are changed; again changes nothing', async () => {
  const database = await fresh();
  const first = await run(database);
  expect(first).toMatchObject({ jurisdiction: '530999', areas: 4 });
  expect(first.accounts.map(({ role, login }) => [role, login])).toEqual([
    ['system_admin', 'sysadmin'],
    ['security_admin', 'secadmin'],
    ['audit_admin', 'audit'],
  ]);
  expect(new Set(first.accounts.map((a) => a.oneTimePassword)).size).toBe(3);
  expect(await asOwner(database, 'select demo from jurisdictions')).toEqual([{ demo: false }]);

  const before = await counts(database);
  const again = await run(database);
  expect(again).toEqual({ ...first, accounts: [] });
  // nor does the shortest form, once there is one district
  expect(
    await setUp({ ...database, dataDir: folder, masterKeys: testKeys }, { committees: true }, { language: 'en', log: () => undefined }),
  ).toEqual(again);
  expect(await counts(database)).toEqual(before);

  const server = await startProcess(database.appUrl, folder, { now: () => new Date() });
  try {
    const [{ login, oneTimePassword: password }] = first.accounts as [SetupOutcome['accounts'][number]];
    const send = (url: string, payload: object, cookie = '') =>
      server.app.inject({ method: 'POST', url, payload, headers: { 'x-linli': '1', cookie } });
    const signedIn = await send('/api/session/password', { login, password });
    expect(signedIn.statusCode).toBe(200);
    const cookie = signedIn.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
    const steps = () => server.app.inject({ url: '/api/first-steps', headers: { cookie, 'accept-language': 'en' } });
    expect((await steps()).json().error.code).toBe('accounts.password_change_required');
    expect((await send('/api/session/change-password', { current: password, next: 'mountains and rivers' }, cookie)).statusCode).toBe(200);
    const session = (await send('/api/session/password', { login, password: 'mountains and rivers' })).cookies;
    const answer = await server.app.inject({
      url: '/api/first-steps',
      headers: { cookie: session.map((c) => `${c.name}=${c.value}`).join('; '), 'accept-language': 'en' },
    });
    // setup, doctor and the page say the same
    const missing = answer.json().steps.flatMap((s: { problems: { detail: string }[] }) => s.problems.map((p) => p.detail));
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    const doctor = [
      ...(await checkJurisdictions(client)),
      ...(await checkGoingLive(client, { publicUrls: [], gateways: { sms: null } })),
    ].map((f) => f.detail);
    await client.end();
    expect(doctor).toEqual((await run(database)).missing);
    expect(missing).toHaveLength(doctor.length);
    expect(missing).toEqual(expect.arrayContaining(['no community has a boundary', 'no public address', 'no message gateway']));
  } finally {
    await server.close();
  }
});

test('a workbook brings organisations, accounts with posts, categories with limits and rules; its faults are named and nothing of it stays', async () => {
  const database = await fresh();
  const sheets = (role = '承办人', condition = 'text.contains("井盖") && !working_time') => [
    {
      name: '基本设置',
      rows: [
        ['项目', '内容'],
        ['区划代码', '530999'],
        ['区划名录', divisions],
        ['访问地址', 'https://linli.example/'],
        ['工作时间', '8:00-12:00、14:30-18:30'],
      ],
    },
    {
      name: '组织',
      rows: [
        ['区划代码', '类型', '名称'],
        ['530999', '职能部门', '试验县住房和城乡建设局'],
      ],
    },
    {
      name: '账号岗位',
      rows: [
        ['姓名', '用户名', '手机号', '角色', '区划代码', '组织', '组织区划代码'],
        ['李雷', 'lilei', '13900000001', '街道调度员', '530999001', null, null],
        ['韩梅', 'hanmei', '13900000002', role, null, '试验县住房和城乡建设局', '530999'],
        ['韩梅', 'hanmei', '13900000002', '承办人', null, '东河社区居委会', '530999001001'],
        ['王安', 'wangan', '13900000003', '安全管理员', null, null, null],
      ],
    },
    {
      name: '类别与时限',
      rows: [
        ['代码', '上级代码', '名称', '性质', '关键词', '处置'],
        ['02', null, '市政设施', '部件', '市政', null],
        ['0201', '02', '井盖缺损', '部件', '井盖 窨井', '2小时'],
      ],
    },
    {
      name: '派单规则',
      rows: [
        ['类别代码', '区划代码', '承办单位', '条件'],
        ['02', '530999', '试验县住房和城乡建设局', null],
        [null, '530999', '试验县住房和城乡建设局', condition],
      ],
    },
  ];
  const bare = { divisions: undefined, jurisdiction: undefined } as unknown as Partial<SetupGiven>;
  await expect(run(database, { ...bare, workbook: await workbook(sheets('系统管理员')) })).rejects.toThrow(
    /账号岗位:3 .*: .*\n账号岗位:4 .*: /,
  );
  await expect(run(database, { ...bare, workbook: await workbook(sheets('承办人', 'hours > 8')) })).rejects.toThrow(
    /派单规则:3 .*: .*character 1, "hours": There is no such name/,
  );
  expect(await counts(database)).toEqual([{ areas: 4, accounts: 0, posts: 0, organisations: 0, categories: 0, rules: 0 }]);

  const outcome = await run(database, { ...bare, workbook: await workbook(sheets()) });
  // the administrators the workbook does not name are opened besides
  expect(outcome.accounts.map(({ role, login }) => `${role} ${login}`).toSorted()).toEqual([
    'audit_admin audit',
    'dispatcher lilei',
    'handler hanmei',
    'security_admin wangan',
    'system_admin sysadmin',
  ]);
  expect(await asOwner(database, "select limits from categories where code = '0201'")).toEqual([
    { limits: { handle: { n: 2, unit: 'emergency_hours' } } },
  ]);
  expect(await counts(database)).toEqual([{ areas: 4, accounts: 5, posts: 6, organisations: 3, categories: 2, rules: 4 }]);
  const decided = "select settings->>'address' as address, settings->>'cases.working_time' as hours from jurisdictions";
  expect(await asOwner(database, decided)).toEqual([{ address: 'https://linli.example', hours: '08:00-12:00 14:30-18:30' }]);
  expect(outcome.missing).not.toContain('no public address');
  const before = await counts(database);
  expect((await run(database, { ...bare, workbook: await workbook(sheets()) })).accounts).toEqual([]);
  expect(await counts(database)).toEqual(before);
  // what stands so already is not decided again
  expect(await asOwner(database, 'select key from setting_changes order by key')).toEqual([
    { key: 'address' },
    { key: 'cases.working_time' },
  ]);
  await expect(run(database, { workingTime: 'nine to five' })).rejects.toThrow(/--working-time.*got "nine to five"/);
});

test('all mistakes of a workbook are told at once, each with sheet, row, column and what was written', async () => {
  const database = await fresh();
  await run(database);
  const wrong = await workbook([
    {
      name: '基本设置',
      rows: [
        ['项目', '内容'],
        ['访问地址', 'linli.example'],
        ['工作时间', 'nine to five'],
        ['边界坐标系', 'GCJ-02'],
        ['边界文件', '没有.geojson'],
      ],
    },
    {
      name: '账号岗位',
      rows: [
        ['姓名', '用户名', '手机号', '角色', '区划代码', '组织', '组织区划代码'],
        ['李雷', 'lilei', '13900000001', '街道调度员', '530999009', null, null],
      ],
    },
    {
      name: '派单规则',
      rows: [
        ['类别代码', '区划代码', '承办单位'],
        [null, '530999001001', null],
        ['77', '530999001001', '东河社区居委会'],
      ],
    },
  ]);
  expect(wrong.settings.crs).toBe('gcj02');
  const before = await counts(database);
  const nowhere = path.join(folder, 'nowhere.csv');
  await expect(run(await fresh(), { divisions: nowhere })).rejects.toThrow(`nothing was stored:\n${nowhere}: `);
  const refused = (await run(database, { workbook: wrong }).catch((error: unknown) => error)) as SetupRefused;
  expect(refused.lines).toEqual([
    expect.stringMatching(/^基本设置:2 内容: .*访问地址 linli\.example/),
    expect.stringMatching(/^基本设置:3 内容: .*工作时间 nine to five/),
    expect.stringMatching(/^基本设置:5 内容: /),
    expect.stringMatching(/^派单规则:2 承办单位: /),
    expect.stringMatching(/^派单规则:3 类别代码: "77"/),
    expect.stringMatching(/^账号岗位:2 .*530999009/),
  ]);
  expect(await counts(database)).toEqual(before);
});

test('the empty workbook is read without a fault, and its standard categories are what is set up without one', async () => {
  const file = path.join(folder, 'template.xlsx');
  writeFileSync(file, await setupTemplate(new AbortController().signal));
  const read = await readSetupWorkbook(file, new AbortController().signal);
  expect(read.findings).toEqual({ faults: [], notes: [] });
  expect(read.settings).toEqual({});
  const [with_, without] = [await fresh(), await fresh()];
  await run(with_, { workbook: read });
  await run(without);
  const all = 'select code, parent_code, name, name_en, kind, keywords, limits from categories order by code';
  expect(await asOwner(with_, all)).toEqual(await asOwner(without, all));
});

test('demo and real district never share an installation unnoticed, whoever comes first or at once (fails without lockImports in ensureDemo: both stand)', async () => {
  const quiet = { masterKeys: testKeys, log: () => undefined };
  const demo = await fresh();
  await ensureDemo({ ...demo, ...quiet });
  await expect(run(demo)).rejects.toThrow(/holds the demo district 530702.*--data-dir/);

  const real = await fresh();
  await run(real);
  expect(await ensureDemo({ ...real, ...quiet })).toEqual({ created: false });

  const both = await fresh();
  await Promise.allSettled([run(both), ensureDemo({ ...both, ...quiet })]);
  expect(await asOwner(both, 'select distinct demo from jurisdictions')).toHaveLength(1);
});

test('gateways are put into the data folder for its owner alone, once they are read without a fault; with them doctor misses none', async () => {
  const file = path.join(folder, 'described.json');
  writeFileSync(file, '{"sms": {"url": "nowhere"}}');
  expect(() => placeGateways(folder, file)).toThrow(/described.json.*sms/s);
  const own = mkdtempSync(path.join(folder, 'data-'));
  writeFileSync(file, '{"sms": {"url": "http://127.0.0.1:9/send", "body": "{{phone}} {{text}}"}}');
  placeGateways(own, file);
  expect(statSync(path.join(own, 'gateways.json')).mode & 0o777).toBe(0o600);
  const database = await fresh();
  const outcome = await setUp(
    { ...database, dataDir: own, masterKeys: testKeys },
    { divisions, jurisdiction: '530999', committees: true },
    { language: 'en', log: () => undefined },
  );
  expect(outcome.missing).not.toContain('no message gateway');
  await expect(tryGateway(own, 'a secret of tests that is long enough', '13900000001', 'en')).rejects.toThrow(/did not accept/);
});
