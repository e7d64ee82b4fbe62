import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { answersTo, type QuestionSet, questionSets } from '#contract/cases/questions-for.ts';
import { shippedTypes } from '#contract/cases/shipped-types.ts';
import { withMove } from '#contract/cases/type-life.ts';
import type { CaseType } from '#contract/cases/types.ts';
import type { Answers, FormSchema } from '#contract/kernel/form/schema.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { verifyChains } from './index.ts';

/*
 * Case types as the jurisdiction publishes them: what begins afterwards lives by them, what runs keeps what it began with, and whatever would
 * leave a case or a category without its type is refused whole.
 */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const definition = '/api/definitions/cases.types';
const publishTypes = async (types: readonly CaseType[]) => {
  const admin = await d.as('system_admin');
  const { draft, newest } = (await admin.get(definition)).body;
  const saved = await admin.put(`${definition}/draft`, { id: v7(), revision: draft?.revision ?? 0, base: newest, content: { types } });
  const { draft: now } = saved.body;
  const published = await admin.post(`${definition}/publish`, {
    id: v7(),
    revision: now.revision,
    newest,
    reason: '按新规定调整',
    effectiveOn: null,
  });
  const version = published.status === 200 ? published.body.newest : newest;
  const clerk = await d.as('clerk');
  // a hook has no expect.poll
  await vi.waitFor(async () => expect((await clerk.get('/api/case-types')).body.version).toBe(version), 20_000);
  return { published, problems: now.problems as { at: string; message: string }[] };
};
const changed = (code: string, change: (type: CaseType) => void): CaseType[] => {
  const types = structuredClone(shippedTypes());
  for (const type of types) if (type.code === code) change(type);
  return types;
};
const versionOf = async (id: string): Promise<number> =>
  (await d.asOwner<{ v: number }>('select type_version as v from cases where id = $1', [id]))[0]?.v ?? -1;
const typesNamed = async (id: string): Promise<unknown[]> =>
  (await d.asOwner<{ t: unknown }>(`select basis->'types' as t from case_events where case_id = $1 order by seq`, [id])).map(({ t }) => t);
/** Questions of a type, the second asked after an answer to the one named. */
const withBranch = (question: string, required: string[] = ['q1', 'q2']): FormSchema => ({
  type: 'object',
  properties: {
    q1: { type: 'boolean', words: { title: { zh: '有人受伤吗', en: 'Is anybody hurt' } } },
    q2: { type: 'string', words: { title: { zh: '伤者联系电话', en: null } }, when: { question, is: [true] } },
  },
  order: ['q1', 'q2'],
  required,
});
const broken = async () => (await verifyChains(d.process.kernel.db, d.id)).broken;
/** A case filed as one of a type. */
const filedAs = async (kind: string): Promise<string> => {
  const id = await d.caseIn('verified');
  await d.must('clerk', id, 'file', { kind });
  return id;
};

test('where nothing was published cases live the standard life, and their events name no types', async () => {
  const id = await d.caseIn('handling');
  expect([await versionOf(id), await typesNamed(id)]).toEqual([0, [null, null, null, null, null]]);
  expect((await (await d.as('clerk')).see(id)).type).toEqual({ name: { zh: '事件', en: 'Incident' }, version: 0, notice: null });
});

describe('once types are published', () => {
  let old: string;
  beforeAll(async () => {
    old = await d.caseIn('reported');
    const { published, problems } = await publishTypes(shippedTypes());
    expect([published.status, problems]).toEqual([200, []]);
  });

  test('a case begins with the type of its category in that version, each event names it, and one from before goes on as it began', async () => {
    const id = await d.caseIn('closed');
    expect(await versionOf(id)).toBe(1);
    expect(new Set(await typesNamed(id))).toEqual(new Set([1]));
    for (const [who, act] of [
      ['clerk', 'verify'],
      ['clerk', 'file'],
      ['dispatcher', 'dispatch'],
    ] as const)
      await d.must(who, old, act);
    expect([await versionOf(old), new Set(await typesNamed(old))]).toEqual([0, new Set([null])]);
    expect(await broken()).toEqual([]);
  });

  test('an enquiry is answered at once by the desk and closed without anybody having been sent', async () => {
    const id = await filedAs('enquiry');
    const clerk = await d.as('clerk');
    expect((await clerk.see(id)).actions).toContain('answer');
    expect((await clerk.act(id, 'answer')).status).toBe(200);
    await d.must('dispatcher', id, 'close', { reason: null });
    await d.must('dispatcher', id, 'archive');
    expect((await clerk.see(id)).timeline.map(({ action }) => action)).toEqual(['report', 'verify', 'file', 'answer', 'close', 'archive']);
    // a complaint is not: the standard life knows no answer before somebody handles it
    expect((await clerk.act(await d.caseIn('filed'), 'answer')).body.error.code).toBe('case.action_not_allowed');
    expect(await broken()).toEqual([]);
  });

  test('what the desk knows is answered and closed in one act, told to the reporter, and counted as that until it is opened again', async () => {
    const id = await filedAs('enquiry');
    const clerk = await d.as('clerk');
    const atOnce = async () => {
      await d.process.kernel.relay.carry();
      return (
        await (
          await d.as('supervisor')
        ).get(`/api/overview?area=${d.code}&to=${new Date(d.clock.now().getTime() + 86_400_000).toISOString()}`)
      ).body.atOnce;
    };
    const before = await atOnce();
    expect((await clerk.act(id, 'settle', { text: '短' })).status).toBe(400);
    await d.must('clerk', id, 'settle', { text: '请带身份证到社区服务中心办理。' });
    const resident = await d.as('resident');
    const mine = await resident.see(id);
    expect([mine.state, mine.timeline.at(-1)?.text, mine.actions]).toEqual(['closed', '请带身份证到社区服务中心办理。', ['reopen']]);
    expect(await atOnce()).toBe(before + 1);
    const notices = (await resident.get('/api/notices')).body.items as { kind: string; title: string }[];
    expect(notices.map(({ title }) => title)).toContain('诉求已当场答复');
    await d.must('resident', id, 'reopen', { reason: '窗口说不能办' });
    expect([(await resident.see(id)).state, await atOnce()]).toEqual(['filed', before]);
    // a complaint is not settled at the desk
    expect((await clerk.act(await d.caseIn('filed'), 'settle')).body.error.code).toBe('case.action_not_allowed');
    expect(await broken()).toEqual([]);
  });

  test('who reports wrongdoing is kept from everybody, whatever their reason; the parties of a dispute from who need not speak with them', async () => {
    const wrong = await filedAs('wrongdoing');
    const clerk = await d.as('clerk');
    expect((await clerk.see(wrong)).reporter).toMatchObject({ name: '', phone: null, anonymous: true, revealable: false });
    const reveal = await clerk.post(`/api/cases/${wrong}/reveal`, { id: v7(), reason: '需要电话核实' });
    expect(reveal.body.error.code).toBe('case.reporter_anonymous');
    const mine = await (await d.as('resident')).see(wrong);
    expect(mine.reporter).toMatchObject({ mine: true, anonymous: false });
    expect(mine.type.notice?.zh).toContain('保密');
    const dispute = await filedAs('dispute');
    expect((await clerk.see(dispute)).reporter.name).not.toBe('');
    expect((await (await d.as('supervisor')).see(dispute)).reporter).toMatchObject({ name: '', phone: null });
  });

  test('a case that runs keeps the version it began with, and one that begins lives by the new one; verify replays each by its own', async () => {
    const running = await d.caseIn('filed');
    const { published } = await publishTypes(
      changed('event', ({ life, limits }) => {
        for (const state of ['filed', 'dispatched', 'handling'] as const) delete life[state]?.moves.shelve;
        delete life.shelved;
        limits.dispatch = { n: 3, unit: 'emergency_hours' };
        if (life.handling) Object.assign(life.handling, { clock: false, why: '由应急指挥统一掌握进度' });
      }),
    );
    expect(published.status, JSON.stringify(published.body)).toBe(200);
    const dispatcher = await d.as('dispatcher');
    const fresh = await d.caseIn('filed');
    expect([await versionOf(running), await versionOf(fresh)]).toEqual([1, 2]);
    expect([(await dispatcher.see(running)).actions.includes('shelve'), (await dispatcher.see(fresh)).actions.includes('shelve')]).toEqual([
      true,
      false,
    ]);
    expect((await dispatcher.act(running, 'shelve')).status).toBe(200);
    expect((await dispatcher.act(fresh, 'shelve')).body.error.code).toBe('case.action_not_allowed');
    await d.must('dispatcher', fresh, 'dispatch');
    await d.must('handler', fresh, 'accept');
    expect(await d.asOwner('select stage_due_at from cases where id = $1', [fresh])).toEqual([{ stage_due_at: null }]);
    expect(await broken()).toEqual([]);
    // another version in its row or in its log is found
    await d.asOwner('update cases set type_version = 1 where id = $1', [fresh]);
    expect((await broken()).map(({ problem }) => problem)).toEqual([expect.stringContaining('typeVersion')]);
    await d.asOwner('update cases set type_version = 2 where id = $1', [fresh]);
  });

  test('a condition that the type names must hold before its cases are closed', async () => {
    await publishTypes(changed('event', (type) => type.closing.push('cases.spot_photo')));
    const id = await d.caseIn('called_back');
    const dispatcher = await d.as('dispatcher');
    expect((await dispatcher.act(id, 'close')).body.error).toMatchObject({ code: 'case.condition_spot_photo' });
    expect((await dispatcher.see(id)).state).toBe('called_back');
    // others are not asked for it
    const complaint = await filedAs('complaint');
    for (const [who, act] of [
      ['dispatcher', 'dispatch'],
      ['handler', 'accept'],
      ['handler', 'answer'],
      ['clerk', 'check'],
      ['resident', 'call_back'],
      ['dispatcher', 'close'],
    ] as const)
      await d.must(who, complaint, act);
  });

  test('a type that is retired is not begun with, and what runs of it goes on', async () => {
    const running = await filedAs('request');
    const { published } = await publishTypes(changed('request', (type) => Object.assign(type, { retired: true })));
    expect(published.status, JSON.stringify(published.body)).toBe(200);
    const verified = await d.caseIn('verified');
    expect((await (await d.as('clerk')).act(verified, 'file', { kind: 'request' })).body.error).toMatchObject({
      code: 'case.type_unknown',
    });
    await d.must('dispatcher', running, 'dispatch');
  });

  test('what a category or a running case needs is not taken away, nor a condition named that nobody knows: nothing is saved, and the row is named', async () => {
    await filedAs('wish');
    const before = (await (await d.as('system_admin')).get(definition)).body.newest;
    const refused = async (types: CaseType[]) => {
      const { published, problems } = await publishTypes(types);
      expect([published.status, published.body.error.code]).toEqual([422, 'definitions.invalid']);
      return problems.map(({ message }) => message);
    };
    expect(await refused(shippedTypes().filter(({ code }) => code !== 'wish'))).toEqual([expect.stringMatching(/“微心愿”还有 1 件在办/)]);
    expect(await refused(changed('event', (type) => Object.assign(type, { retired: true })))).toEqual([
      expect.stringMatching(/“事件”仍用于类别 .*01/),
    ]);
    expect(await refused(changed('order', (type) => type.filing.push('cases.moon_full')))).toEqual([
      expect.stringContaining('cases.moon_full'),
    ]);
    expect(await refused(changed('event', (type) => Object.assign(type, { questions: withBranch('q9') })))).toEqual([
      expect.stringMatching(/^“事件”的补充问题“伤者联系电话”：.+/),
    ]);
    const { problems } = await publishTypes(changed('order', ({ life }) => delete life.filed?.moves.dispatch));
    expect(problems).toContainEqual({ at: 'types.9', message: '“点单”：没有任何办理步骤能到达状态“待接单”，请补上步骤或去掉这个状态。' });
    expect((await (await d.as('system_admin')).get(definition)).body.newest).toBe(before);
  });
});

test('a report the desk types in is answered and closed with it, or not taken at all', async () => {
  const clerk = await d.as('clerk');
  const { published, problems } = await publishTypes(
    changed('event', ({ life }) => {
      withMove(life, 'reported', 'settle', { to: 'closed', by: ['cases.file'] });
      withMove(life, 'closed', 'reopen', { to: 'filed', by: ['cases.reopen'], reporter: true });
    }),
  );
  expect([published.status, problems]).toEqual([200, []]);
  const items = (await clerk.get('/api/categories')).body.items as { kind: string; code: string }[];
  const ofKind = (wanted: boolean) => items.find(({ kind }) => (kind === 'event') === wanted)?.code ?? '';
  const body = { id: v7(), text: '请问入学要带什么材料', categoryCode: ofKind(true), answer: '请带户口簿和房产证。' };
  const sent = await clerk.report(body);
  expect([sent.status, sent.body.state], JSON.stringify(sent.body)).toEqual([201, 'closed']);
  expect((await clerk.report(body)).body).toMatchObject({ caseId: sent.body.caseId, state: 'closed' });
  expect((await clerk.see(sent.body.caseId)).timeline.map(({ action }) => action)).toEqual(['report', 'settle']);
  const refused = await clerk.report({ ...body, id: v7(), categoryCode: ofKind(false) });
  expect(refused.body.error.code).toBe('case.action_not_allowed');
  const resident = await (await d.as('resident')).report({ ...body, id: v7() });
  expect(resident.body.error.code).toBe('session.forbidden');
  expect(await broken()).toEqual([]);
});

test('a type asks questions of its own beside those of the category, each judged and kept by its version', async () => {
  const clerk = await d.as('clerk');
  const resident = await d.as('resident');
  const supervisor = await d.as('supervisor');
  const questions = withBranch('q1');
  const { published } = await publishTypes(changed('event', (type) => Object.assign(type, { questions })));
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  const version = published.body.newest as number;
  const before = (await resident.get('/api/categories')).body;
  expect(before.types).toEqual({ version, items: [{ code: 'event', name: '事件', nameEn: 'Incident', questions }] });
  const ofKind = (wanted: boolean): string => before.items.find((one: { kind: string }) => (one.kind === 'event') === wanted).code;
  const code = ofKind(true);
  const own: FormSchema = {
    ...questions,
    properties: { q1: { type: 'integer', words: { title: { zh: '几天了', en: null } } } },
    order: ['q1'],
    required: [],
  };
  const asked = { id: v7(), version: before.version, form: own, reason: '便于现场处置' };
  const newest = (await supervisor.post(`/api/categories/${code}/questions`, asked)).body.version;
  expect(newest).toBe(before.version + 1);

  // both clients ask, and send, what one rule puts together
  const list = async () => (await resident.get('/api/categories')).body;
  await expect.poll(async () => (await list()).version).toBe(newest);
  const listed = await list();
  const sets = questionSets(listed, code);
  expect(sets.map(({ key, version: of, form }) => [key, of, form])).toEqual([
    [code, listed.version, own],
    ['type:event', version, questions],
  ]);
  expect(questionSets(listed, ofKind(false)).map(({ of }) => of)).not.toContain('type');
  expect(questionSets(listed, null)).toEqual([]);
  const given: Record<QuestionSet['of'], Answers> = { category: { q1: 3 }, type: { q1: true, q2: '家属13912345678' } };
  const body = answersTo(sets, ({ of }) => given[of]);
  const sent = await resident.report({ categoryCode: code, ...body });
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  const told = (phone: string) => [
    { key: 'q1', title: { zh: '几天了', en: null }, answer: { zh: '3', en: '3' } },
    { key: 'type.q1', title: { zh: '有人受伤吗', en: 'Is anybody hurt' }, answer: { zh: '是', en: 'Yes' } },
    { key: 'type.q2', title: { zh: '伤者联系电话', en: null }, answer: { zh: phone, en: phone } },
  ];
  expect((await resident.see(sent.body.caseId)).answers).toEqual(told('家属13912345678'));
  expect((await clerk.see(sent.body.caseId)).answers).toEqual(told('家属139****5678'));
  const [event] = await d.asOwner<{ data: object }>('select data from case_events where case_id = $1 and seq = 1', [sent.body.caseId]);
  expect(event?.data).toMatchObject({ questions: { category: code, version: listed.version }, typeQuestions: { type: 'event', version } });
  const find = `/api/cases?queue=all&q=${encodeURIComponent('家属')}`;
  expect((await clerk.get(find)).body.items.map(({ id }: { id: string }) => id)).toEqual([sent.body.caseId]);
  const file = await d.process.app.inject({
    method: 'GET',
    url: `/api/cases/export?queue=all`,
    headers: { cookie: clerk.cookie, 'x-jurisdiction': d.code },
  });
  const [sheet] = await readWorkbook(file.rawPayload, AbortSignal.timeout(60_000));
  const [head, ...rows] = sheet?.rows ?? [];
  const at = head?.cells.indexOf('事件 · 伤者联系电话') ?? -1;
  const row = rows.find(({ cells }) => cells.includes(sent.body.number));
  expect([row?.cells[at], row?.cells[at - 1]]).toEqual(['家属139****5678', '是']);

  const refused = async (values: object, over: object = {}, categoryCode: string | null = code) => {
    const answer = await resident.report({ categoryCode, typeAnswers: { type: 'event', version, values, ...over } } as never);
    return [answer.status, answer.body.error?.code, answer.body.error?.data?.problem, answer.body.error?.data?.question];
  };
  expect(await refused({ q1: true })).toEqual([422, 'form.answer_wrong', 'missing', 'q2']);
  expect(await refused({ q1: false, q2: '无' })).toEqual([422, 'form.answer_wrong', 'not_asked', 'q2']);
  const unknown = [422, 'case.questions_unknown', undefined, undefined];
  expect(await refused({ q1: false }, { version: 99 })).toEqual(unknown);
  expect(await refused({ q1: false }, { type: 'complaint' })).toEqual(unknown);
  expect(await refused({ q1: false }, {}, ofKind(false))).toEqual(unknown);
  expect(await refused({ q1: false }, {}, null)).toEqual(unknown);

  // a phone that had no network answers what it knew; a report is not lost for want of answers
  await publishTypes(
    changed('event', (type) =>
      Object.assign(type, { questions: { ...questions, order: ['q1'], required: [], properties: own.properties } }),
    ),
  );
  const late = await resident.report({ categoryCode: code, typeAnswers: { type: 'event', version, values: { q1: false } } } as never);
  expect(late.status, JSON.stringify(late.body)).toBe(201);
  expect((await resident.see(late.body.caseId)).answers.map(({ key }) => key)).toEqual(['type.q1']);
  expect((await resident.report({ categoryCode: code })).status).toBe(201);

  expect(await broken()).toEqual([]);
  await d.asOwner(`update reports set answers = jsonb_set(answers, '{1,values,q1}', 'false') where case_id = $1`, [sent.body.caseId]);
  expect(await broken()).toEqual([expect.objectContaining({ case: sent.body.caseId })]);
});
