import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const heading = ['姓名', '用户名', '手机号', '角色', '区划代码', '组织', '组织区划代码'];
const bookOf = (rows: (string | null)[][]): Buffer => rawWorkbook([{ name: '账号岗位', rows: [heading, ...rows] }]);
const bring = (given: (string | null)[][] | Buffer, query: string, who: Who = 'security_admin') =>
  sendSheet(d, `/api/accounts/sheet?${query}`, Buffer.isBuffer(given) ? given : bookOf(given), who);
const rows = (): (string | null)[][] => [
  ['李雷', 'lilei', '13900000001', '社区工作人员', `${d.code}001001`, null, null],
  ['韩梅', 'hanmei', '13900000002', '承办人', null, '城市管理局', d.code],
  ['韩梅', 'hanmei', '13900000002', '街道调度员', `${d.code}001`, null, null],
];

it('opens accounts with all their posts and one-time passwords, which a repeat tells again; the file again changes nothing', async () => {
  const dry = await bring(rows(), `id=${v7()}&dryRun=true`);
  expect(dry.body).toMatchObject({ applied: false, accounts: 2, posts: 3, unchanged: 0, opened: [], faults: [] });
  // the same bytes: a workbook made again bears another time
  const [id, book] = [v7(), bookOf(rows())];
  const done = await bring(book, `id=${id}`);
  expect(done.body).toMatchObject({ applied: true, accounts: 2, posts: 3 });
  expect((await bring(book, `id=${id}`)).body.opened).toEqual(expect.arrayContaining(done.body.opened));
  for (const { username, oneTimePassword } of done.body.opened) {
    const entered = await d.nobody().post('/api/session/password', { login: username, password: oneTimePassword });
    const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
    expect((await d.nobody().get('/api/me', { cookie })).body.account.mustChangePassword).toBe(true);
  }
  expect((await bring(rows(), `id=${v7()}`)).body).toMatchObject({ applied: true, accounts: 0, posts: 0, unchanged: 3, opened: [] });
  // nothing of a password is kept with the request
  const kept = JSON.stringify(await d.asOwner('select done from mutations'));
  for (const { oneTimePassword } of done.body.opened) expect(kept).not.toContain(oneTimePassword);
});

it('names each fault by its cell and then opens nothing', async () => {
  const count = async () => (await d.asOwner('select id from accounts')).length;
  const before = await count();
  const { security_admin: self } = d.people;
  const faulty = await bring(
    [
      ['王五', 'wang wu', '13900000003', '社区工作人员', `${d.code}001001`, null, null],
      ['王五', 'wangwu', '13900000001', '社区工作人员', `${d.code}001001`, null, null],
      ['赵六', 'zhaoliu', '13900000004', '承办人', null, null, null],
      ['孙七', 'sunqi', '13900000005', '系统管理员', null, null, null],
      ['孙七', 'sunqi', '13900000005', '社区工作人员', `${d.code}001001`, null, null],
      ['周八', 'zhouba', '13900000006', '社区工作人员', '999999', null, null],
      ['自己', self.username, self.phone, '审计管理员', null, null, null],
      ['吴九', 'wujiu', '13900000007', '社区工作人员', `${d.code}001001`, null, null],
    ],
    `id=${v7()}`,
  );
  expect(faulty.body.faults.map((f: { cell: string; code: string }) => `${f.cell} ${f.code}`)).toEqual([
    'B2 accounts.cell_username',
    'C3 accounts.phone_taken',
    'F4 accounts.row_reach',
    'D6 accounts.administrators_apart',
    'E7 organisations.row_area',
    'B8 accounts.own_post',
  ]);
  expect(faulty.body).toMatchObject({ applied: false, opened: [] });
  expect(await count()).toBe(before);
});

it('grants roles of the jurisdiction’s own by their name', async () => {
  const security = await d.as('security_admin');
  const role = { id: v7(), name: '物业项目经理', standing: 'organisation', permissions: ['cases.handle'] };
  const { code } = (await security.post('/api/roles', role)).body;
  const sheet = (organisation: string | null) => [
    ['郑十', 'zhengshi', '13900000010', '物业项目经理', null, organisation, organisation && d.code],
  ];
  expect((await bring(sheet(null), `id=${v7()}`)).body.faults).toMatchObject([{ cell: 'F2', code: 'accounts.row_reach' }]);
  const { opened } = (await bring(sheet('城市管理局'), `id=${v7()}`)).body;
  expect(opened).toMatchObject([{ username: 'zhengshi', role: code, roleName: '物业项目经理' }]);
  expect((await bring(sheet('城市管理局'), `id=${v7()}`)).body).toMatchObject({ accounts: 0, posts: 0, unchanged: 1 });
});

it('is the security administrator’s alone', async () => {
  expect((await bring(rows(), `id=${v7()}`, 'clerk')).status).toBe(403);
  expect((await (await d.as('clerk')).get('/api/accounts/sheet/template')).status).toBe(403);
});
