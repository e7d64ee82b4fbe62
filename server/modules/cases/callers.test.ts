import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type District, reportBody, testDistrict, type Who } from '#tools/testing/district.ts';
import { indexTexts } from './commands/index-texts.ts';
import { verifyChains } from './queries/verify-chains.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const caller = { name: '和秀英', phone: '13900000000' };
const written = async (over: object = {}, who: Who = 'clerk'): Promise<Answer> =>
  (await d.as(who)).post('/api/reports', { ...reportBody({ text: '来电反映楼下路灯不亮，回电13900000000' }), caller, ...over });
const caseOf = async (over: object = {}): Promise<string> => {
  const answer = await written(over);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.caseId;
};
const list = async (who: Who, q: string): Promise<string[]> =>
  (await (await d.as(who)).get(`/api/cases?queue=all&q=${encodeURIComponent(q)}`)).body.items.map((c: { id: string }) => c.id);
const looks = (caseId: string) => d.asOwner<{ reason: string }>('select reason from reveals where case_id = $1 order by id', [caseId]);

describe('a report written down for a caller', () => {
  test('is the caller’s: masked, and not the own report of whoever typed it', async () => {
    const id = await caseOf();
    const clerk = await d.as('clerk');
    const seen = await clerk.see(id);
    expect(seen.reporter).toEqual({ name: '和**', phone: '139****0000', anonymous: false, mine: false, revealable: true });
    expect(seen.called).toBe(true);
    expect(seen.timeline[0]).toMatchObject({ by: 'staff', actor: { name: d.people.clerk.name } });
    expect(seen.actions).not.toContain('withdraw');
    expect((await clerk.get('/api/my/cases')).body.items.map((c: { id: string }) => c.id)).not.toContain(id);
    expect((await clerk.act(id, 'withdraw')).status).toBe(403);
    expect((await clerk.act(id, 'supplement')).status).toBe(403);
    // somebody who only hears of it learns neither name nor number
    expect(JSON.stringify((await (await d.as('supervisor')).get(`/api/cases/${id}`)).body)).not.toMatch(/和秀英|13900000000/);
  });

  test('is shown for a reason, with the numbers in its texts, each look on record', async () => {
    const id = await caseOf();
    const reveal = async (who: Who, what: string) => (await d.as(who)).post(`/api/cases/${id}/${what}`, { id: v7(), reason: '回访' });
    expect((await reveal('clerk', 'reveal')).body).toEqual(caller);
    expect((await reveal('clerk', 'reveal-numbers')).body).toEqual({ numbers: ['13900000000'] });
    expect((await reveal('supervisor', 'reveal-numbers')).status).toBe(403);
    expect((await reveal('outsider', 'reveal-numbers')).status).toBe(404);
    expect(await looks(id)).toHaveLength(2);
    const actions = (await (await d.as('audit_admin')).get('/api/audit')).body.items.map((l: { action: string }) => l.action);
    expect(actions).toEqual(expect.arrayContaining(['cases.reporter_revealed', 'cases.numbers_revealed']));
  });

  test('is called back by staff and rated as the caller said', async () => {
    const id = await caseOf();
    for (const [who, action] of [
      ['clerk', 'verify'],
      ['clerk', 'file'],
      ['dispatcher', 'dispatch'],
      ['handler', 'accept'],
      ['handler', 'answer'],
      ['dispatcher', 'check'],
      ['clerk', 'call_back'],
    ] as const)
      await d.must(who, id, action);
    expect((await (await d.as('clerk')).see(id)).rating).toMatchObject({ by: 'staff', satisfied: true });
  });

  test('may leave out name and phone; then there is nothing to look at', async () => {
    const id = await caseOf({ caller: { name: null, phone: null } });
    expect((await (await d.as('clerk')).see(id)).reporter).toEqual({
      name: '',
      phone: null,
      anonymous: false,
      mine: false,
      revealable: false,
    });
  });

  test('is for staff, and not for anonymous reports; a phone is brought into its form', async () => {
    expect((await written({}, 'resident')).body.error.code).toBe('case.caller_not_allowed');
    expect((await written({ anonymous: true })).body.error.code).toBe('case.caller_not_allowed');
    expect((await written({ caller: { name: null, phone: '打电话' } })).status).toBe(400);
    const id = await caseOf({ caller: { name: null, phone: '１３９００００－００００' } });
    expect(await d.asOwner('select caller_phone from reports where case_id = $1', [id])).toEqual([{ caller_phone: '1390000-0000' }]);
  });

  test('is the person who is known under the number, where the clerk says so: on the report, in the file and in the copy of the person', async () => {
    const clerk = await d.as('clerk');
    const phone = '13912345566';
    const enter = async (name: string) =>
      (await clerk.post('/api/persons', { id: v7(), name, phone, phoneShared: true, partyMember: false, areaId: d.area('001001001').id }))
        .body.id;
    const [mother, son] = [await enter('木母亲'), await enter('木儿子')];
    // both are offered
    const offered = (await clerk.get(`/api/persons?q=${phone}`)).body.items.map((one: { id: string }) => one.id);
    expect(offered.toSorted()).toEqual([mother, son].toSorted());
    const of = { name: '木母亲', phone };
    const id = await caseOf({ caller: of, callerId: mother });
    expect((await clerk.see(id)).reporter).toMatchObject({ personId: mother, phone: '139****5566' });
    // to the supervisor, who is not to know who called, nobody is linked
    expect((await (await d.as('supervisor')).get(`/api/cases/${id}`)).body.reporter.personId).toBeUndefined();
    const file = async (person: string) => (await clerk.get(`/api/persons/${person}/file`)).body;
    expect((await file(mother)).purposes).toContainEqual(expect.objectContaining({ use: 'cases.caller', basis: 'duty' }));
    expect(JSON.stringify(await file(mother))).not.toContain((await clerk.see(id)).number);
    expect((await file(son)).purposes).not.toContainEqual(expect.objectContaining({ use: 'cases.caller' }));
    // a record merged into another takes its calls along, and back
    const merged = await clerk.post(`/api/persons/${son}/merge`, { id: v7(), other: mother, reason: '同一人' });
    expect((await clerk.see(id)).reporter.personId).toBe(son);
    await clerk.post(`/api/person-merges/${merged.body.merges[0].id}/undo`, { id: v7(), reason: '看错了' });
    expect((await clerk.see(id)).reporter.personId).toBe(mother);
    for (const [over, refusal] of [
      [{ caller: { name: '木母亲', phone: '13912345567' }, callerId: mother }, 'persons.person_not_found'],
      [{ caller: of, callerId: v7() }, 'persons.person_not_found'],
      [{ caller: null, callerId: mother }, 'case.caller_not_allowed'],
    ] as const)
      expect((await written(over)).body.error.code, JSON.stringify(over)).toBe(refusal);
    expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
  });

  test('stands in the log with a digest: a changed caller is found', async () => {
    const id = await caseOf();
    const verified = async () => (await verifyChains(d.process.kernel.db, d.id)).broken.filter((b) => b.case === id);
    expect(await verified()).toEqual([]);
    await d.asOwner("update reports set caller_phone = '13911111111' where case_id = $1", [id]);
    expect(await verified()).toMatchObject([{ problem: expect.stringContaining('was changed') }]);
  });
});

describe('numbers in texts', () => {
  test('are starred wherever a text is shown; the reporter reads the own text whole', async () => {
    const text = '井盖松动，联系人13912345678';
    const id = await d.caseIn('handling', { text, placeText: '老李13812345678家旁' });
    await d.must('handler', id, 'progress', { text: '已联系13712345678' });
    const handler = await d.as('handler');
    const seen = await handler.see(id);
    expect(seen).toMatchObject({
      text: '井盖松动，联系人139****5678',
      title: '井盖松动，联系人139****5678',
      placeText: '老李138****5678家旁',
      numbersHidden: true,
    });
    const everything = [
      seen,
      (await handler.get('/api/cases?queue=all')).body,
      (await (await d.as('supervisor')).get(`/api/cases/${id}`)).body,
    ];
    expect(JSON.stringify(everything)).not.toMatch(/1391234|1381234|1371234/);
    const own = await (await d.as('resident')).see(id);
    expect(own).toMatchObject({ text, title: text, numbersHidden: false });
  });

  test('are found by those who may see them whole, and finding is a look; by nobody else', async () => {
    const id = await d.caseIn('reported', { text: '路面塌陷，请联系13612340000处理' });
    for (const round of ['before', 'after']) {
      expect([round, await list('supervisor', '13612340000')]).toEqual([round, []]);
      expect([round, await list('outsider', '13612340000')]).toEqual([round, []]);
      const before = (await looks(id)).length;
      expect([round, await list('clerk', '136 1234 0000')]).toEqual([round, [id]]);
      expect((await looks(id)).slice(before)).toEqual([{ reason: expect.not.stringContaining('1234') }]);
      // what everybody sees is found by everybody, and is no look
      expect([round, await list('supervisor', '路面塌陷 0000')]).toEqual([round, [id]]);
      expect(await list('clerk', '路面塌陷')).toEqual([id]);
      expect(await looks(id)).toHaveLength(before + 1);
      const counts = (await (await d.as('clerk')).get('/api/cases/counts?q=13612340000')).body;
      expect(counts.queues.all).toBe(0);
      d.clock.advance(120_000);
      while ((await indexTexts(d.process.modules.cases, d.id)) > 0);
    }
  });
});
