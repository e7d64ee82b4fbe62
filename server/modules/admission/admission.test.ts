import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { dayOf } from '#tools/testing/repeats.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';

/* What may be passed to communities: applied for, admitted, ended; what is not on the list does not go to one. */
let d: District;
let community: string;
beforeAll(async () => {
  d = await testDistrict();
  const [one] = await d.asOwner("select id from organisations where jurisdiction_id = $1 and kind = 'community' limit 1", [d.id]);
  if (one) community = String(one['id']);
  else {
    // the team plays the community's committee
    community = d.organisations.team;
    await d.asOwner("update organisations set kind = 'community' where jurisdiction_id = $1 and id = $2", [d.id, community]);
    d.process.modules.organisations.context.books.forget();
  }
});
afterAll(() => d?.close());

const post = async (who: Who, path: string, body: object): Promise<Answer> => (await d.as(who)).post(path, { id: v7(), ...body });
const item = (over: object = {}) => ({
  code: `P-${v7().slice(-6)}`,
  title: '协助开展环境整治',
  basis: '县履职清单',
  kind: 'assist',
  reason: '需要社区配合',
  ...over,
});
const dispatch = async (text: string): Promise<Answer> => {
  const id = await d.caseIn('filed', { text });
  return (await d.as('dispatcher')).act(id, 'dispatch', { organisationId: community });
};
const rubbish = '门口的垃圾没人收';

describe('the list', () => {
  test('without one nothing is refused; a department applies, the district admits, and what it lacks does not go to a community', async () => {
    expect((await dispatch(rubbish)).status).toBe(200);
    const category = (await (await d.as('supervisor')).see(await d.caseIn('filed', { text: rubbish }))).category?.code ?? '';
    const applied = await post('handler', '/api/admission', item({ categoryCode: '02' }));
    expect(applied).toMatchObject({ status: 201, body: { state: 'applied' } });
    // an application admits nothing yet
    expect((await dispatch(rubbish)).status).toBe(200);
    expect((await post('dispatcher', `/api/admission/${applied.body.id}/decision`, { granted: true, reason: '同意准入' })).status).toBe(
      403,
    );
    const admitted = await post('supervisor', `/api/admission/${applied.body.id}/decision`, { granted: true, reason: '同意准入' });
    expect(admitted).toMatchObject({ status: 200, body: { state: 'admitted', actions: ['end'] } });
    const refused = await dispatch(rubbish);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'admission.not_admitted']);
    expect(refused.body.error.message).toContain('不在社区准入清单内');
    const emergency = item({ kind: 'emergency', categoryCode: category, endsOn: dayOf(d, 3) });
    expect((await post('handler', '/api/admission', { ...emergency, endsOn: null })).body.error.code).toBe('admission.day_needed');
    const urgent = await post('handler', '/api/admission', emergency);
    await post('supervisor', `/api/admission/${urgent.body.id}/decision`, { granted: true, reason: '应急处置需要' });
    expect((await dispatch(rubbish)).status).toBe(200);
    d.clock.advance(4 * 86_400_000);
    expect((await dispatch(rubbish)).body.error.code).toBe('admission.not_admitted');
    const own = await post('handler', '/api/admission', item({ code: admitted.body.code }));
    expect([own.status, own.body.error.code]).toEqual([409, 'admission.code_taken']);
    expect((await post('supervisor', `/api/admission/${applied.body.id}/end`, { reason: '不再需要' })).body).toMatchObject({
      state: 'ended',
    });
  });

  test('comes as a workbook, all of it or nothing; what was withdrawn is refused with its basis', async () => {
    const head = ['编号', '事项名称', '类型', '依据', '类别代码', '截止日期'];
    const book = (...rows: (string | null)[][]) => rawWorkbook([{ name: '清单', rows: [head, ...rows] }]);
    const wrong = await sendSheet(
      d,
      `/api/admission/import?id=${v7()}`,
      book(
        ['A1', '环境卫生', '基本履职', '县履职清单', '99', null],
        ['A2', '抢险', '应急准入', '预案', null, null],
        ['A1', '又一项', '配合履职', '清单', null, null],
      ),
      'supervisor',
    );
    expect(wrong.body.faults.map((one: { row: number; code: string }) => [one.row, one.code])).toEqual([
      [2, 'case.row_category'],
      [3, 'admission.day_needed'],
      [4, 'admission.code_taken'],
    ]);
    const { category } = await (await d.as('supervisor')).see(await d.caseIn('filed', { text: rubbish }));
    const rows = [['A1', '生活垃圾分类执法', '上级收回', '县政发〔2025〕3号', category?.code ?? '', null]];
    const done = await sendSheet(d, `/api/admission/import?id=${v7()}`, book(...rows), 'supervisor');
    expect(done.body).toMatchObject({ added: 1, faults: [] });
    const refused = await dispatch(rubbish);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'admission.withdrawn']);
    expect(refused.body.error.message).toContain('县政发〔2025〕3号');
    const back = await sendSheet(
      d,
      `/api/admission/import?id=${v7()}&dryRun=true`,
      await fetchSheet(d, '/api/admission/sheet', 'supervisor'),
      'supervisor',
    );
    expect(back.body).toMatchObject({ added: 0, changed: 0, faults: [] });
    expect((await sendSheet(d, `/api/admission/import?id=${v7()}`, book(...rows), 'clerk')).status).toBe(403);
  });

  test('is asked before something is given to a community, in words or by category; found by search; a warning lets it go', async () => {
    const ask = async (who: Who, query: string) => (await d.as(who)).get(`/api/admission/ask?${query}`);
    const category = (await (await d.as('supervisor')).see(await d.caseIn('filed', { text: rubbish }))).category?.code ?? '';
    // withdrawn by the workbook above
    expect((await ask('clerk', `q=${encodeURIComponent(rubbish)}`)).body).toMatchObject({
      strictness: 'refuse',
      verdict: 'withdrawn',
      category: { code: category },
      withdrawn: { basis: '县政发〔2025〕3号' },
    });
    expect((await ask('grid_worker', `q=${encodeURIComponent('请社区开具无犯罪记录证明，生活垃圾')}`)).body).toMatchObject({
      certificate: { name: '无犯罪记录' },
      items: [{ title: '生活垃圾分类执法' }],
    });
    expect((await ask('resident', 'q=x1')).status).toBe(403);
    const { groups } = (await (await d.as('clerk')).get(`/api/search?q=${encodeURIComponent('垃圾分类')}`)).body;
    expect(JSON.stringify(groups)).toContain('生活垃圾分类执法');
    expect((await dispatch(rubbish)).status).toBe(409);
    const admin = await d.as('system_admin');
    expect((await admin.put('/api/settings/admission.off_list', { id: v7(), version: 0, value: 'warn' })).status).toBe(200);
    expect((await ask('clerk', `category=${category}`)).body).toMatchObject({ strictness: 'warn', verdict: 'withdrawn', items: [] });
    expect((await dispatch(rubbish)).status).toBe(200);
  });

  test('one code applied for ten times at once is one application (fails without its index)', async () => {
    const same = item({ code: 'Q-1' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('handler', '/api/admission', same)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });
});

test('no certificate is asked of a community that may not be asked for it; the refusal names its source', async () => {
  const ask = (title: string) =>
    post('dispatcher', '/api/demands', {
      from: d.area('001').code,
      addressees: [{ area: d.area('001001').code }],
      kind: 'other',
      title,
      note: null,
      basis: { kind: 'document', text: '试办发〔2025〕9号' },
      dueOn: dayOf(d, 5),
    });
  const refused = await ask('为居民出具亲属关系证明');
  expect([refused.status, refused.body.error.code]).toEqual([422, 'admission.certificate']);
  expect(refused.body.error.message).toContain('民发〔2020〕20号');
  expect((await ask('亲属关系政策宣传情况')).status).toBe(201);
});
