import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { execute } from '#kernel/db.ts';
import { type District, type Running, reportBody, testDistrict } from '#tools/testing/district.ts';
import { type HttpGateway, startHttpGateway } from '#tools/testing/gateways/http.ts';
import { held } from '#tools/testing/held.ts';
import { sendLinks } from './commands/send-links.ts';

const minute = 60_000;
const happy = { answered: true, solved: true, satisfied: true, comment: null };
let d: District;
let sms: HttpGateway;
beforeAll(async () => {
  sms = await startHttpGateway();
  const template = { method: 'POST', headers: { 'content-type': 'application/json' }, templates: {}, accepted: 'OK', later: [] } as const;
  const gateway = { ...template, url: sms.url, headers: { ...template.headers }, later: [], body: '{"to":"{{phone}}","text":"{{text}}"}' };
  d = await testDistrict({ config: { publicUrls: ['https://linli.example'], gateways: { mail: null, sms: gateway, push: null } } });
});
afterAll(async () => {
  await d?.close();
  await sms?.close();
});

const set = async (sendLink: boolean): Promise<void> => {
  await d.asOwner('update jurisdictions set settings = $2 where id = $1', [d.id, JSON.stringify({ 'ratings.send_link': sendLink })]);
  d.process.kernel.jurisdictions.forget();
};
beforeEach(async () => {
  await d.asOwner('update call_backs set link_due_at = null');
  await set(true);
  sms.got.length = 0;
  sms.answer = (_, response) => void response.end('{"Code":"OK"}');
});
const carry = () => d.process.kernel.relay.carry();
const send = (on: Running = d.process) => sendLinks(on.modules.ratings, d.id);
const checked = async (over: Parameters<District['caseIn']>[1] = {}): Promise<string> => {
  const caseId = await d.caseIn('checked', over);
  await carry();
  return caseId;
};
const callBackOf = async (caseId: string) => (await (await d.as('clerk')).get(`/api/cases/${caseId}/ratings`)).body.callBacks.at(-1);
/** Texts that went, as number and words. */
const texts = (): { to: string; text: string }[] => sms.got.map(({ body }) => JSON.parse(String(body)));

test('goes to who reported once, whoever sends at the same time; opens and rates', async () => {
  const caseId = await checked();
  const { id } = await callBackOf(caseId);
  const other = await d.another();
  // both run into a row that somebody holds, and pass over it
  await held(d, {
    first: (tx) => execute(tx, 'select from call_backs k where k.jurisdiction_id = :jurisdiction and k.id = $1 for update', [id]),
    meanwhile: () => Promise.all([send(), send(other)]),
    waiting: 2,
  });
  await Promise.all([send(), send(other)]);
  await send();
  const { number } = await (await d.as('clerk')).see(caseId);
  expect(texts()).toEqual([{ to: d.people.resident.phone, text: expect.stringContaining(number) }]);
  expect((await callBackOf(caseId)).linkSentAt).toBe(d.clock.now().toISOString());
  const token = /https:\/\/linli\.example\/rate\/(\S+)$/.exec(texts()[0]?.text ?? '')?.[1] ?? '';
  expect((await d.nobody().get(`/api/ratings-by-link/${token}`)).body).toMatchObject({ number, state: 'open' });
  const rated = await d.nobody().post(`/api/ratings-by-link/${token}`, { id: v7(), rating: happy });
  expect(rated.body.state).toBe('rated');
});

test('goes to a caller who left a mobile; to nobody who is anonymous, left another number, or has rated meanwhile', async () => {
  const clerk = await d.as('clerk');
  const called = async (phone: string): Promise<void> => {
    const { caseId } = (await clerk.post('/api/reports', { ...reportBody(), caller: { name: '和秀英', phone } })).body;
    await d.must('clerk', caseId, 'verify');
    await d.must('clerk', caseId, 'file');
    await d.must('dispatcher', caseId, 'dispatch');
    await d.must('handler', caseId, 'accept');
    await d.must('handler', caseId, 'answer');
    await d.must('dispatcher', caseId, 'check');
  };
  await called('13900000000');
  await called('0888-5120000');
  await checked({ anonymous: true });
  // rated in the app: its call-back has not heard of it
  const inApp = await checked();
  await d.must('resident', inApp, 'call_back');
  await send();
  expect(texts().map(({ to }) => to)).toEqual(['13900000000']);
  // rated to a clerk, and heard of
  const byCall = await checked();
  const { id } = await callBackOf(byCall);
  await clerk.post(`/api/call-backs/${id}/attempts`, { id: v7(), result: 'done', rating: happy });
  await carry();
  await send();
  expect(texts()).toHaveLength(1);
});

test('goes to nobody where it is off, or no address is known: then no link is due, and one that was is not sent', async () => {
  await checked();
  await send(await d.another({ publicUrls: [] }));
  await set(false);
  await send();
  await checked();
  expect(sms.got).toEqual([]);
  expect(await d.asOwner('select from call_backs where link_due_at is not null')).toHaveLength(1);
  // switched on again a day later it is too late for it
  await set(true);
  d.clock.advance(1440 * minute);
  await send();
  expect(sms.got).toEqual([]);
});

test('what the gateway may take later is tried again after a pause, what it refuses or may have sent is not', async () => {
  const caseId = await checked();
  sms.answer = (_, response) => void response.writeHead(500).end();
  await send();
  await send();
  expect([sms.got.length, (await callBackOf(caseId)).linkSentAt]).toEqual([1, null]);
  sms.answer = (_, response) => void response.end('{"Code":"OK"}');
  d.clock.advance(10 * minute);
  await send();
  await send();
  expect([sms.got.length, (await callBackOf(caseId)).linkSentAt]).toEqual([2, d.clock.now().toISOString()]);
  const refused = await checked();
  sms.answer = (_, response) => void response.writeHead(400).end();
  await send();
  d.clock.advance(10 * minute);
  await send();
  expect([sms.got.length, (await callBackOf(refused)).linkSentAt]).toEqual([3, null]);
  const unanswered = await checked();
  sms.answer = (_, response) => void response.destroy();
  await send();
  d.clock.advance(10 * minute);
  await send();
  expect([sms.got.length, (await callBackOf(unanswered)).linkSentAt]).toEqual([4, null]);
});

test('waits for the morning', async () => {
  d.clock.set('2025-09-18T15:30:00Z'); // 23:30 in Shanghai
  await checked();
  await send();
  expect(sms.got).toEqual([]);
  d.clock.set('2025-09-18T23:00:00Z');
  await send();
  expect(sms.got).toHaveLength(1);
});
