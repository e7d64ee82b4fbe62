import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { execute, systemAccess } from '#kernel/db.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { cookieOf, makePerson, makePlace, type Place, type Process, send, signIn, startProcess } from './testing/world.ts';

let database: TestDatabase;
let server: Process;
let bare: Process;
let place: Place;
let security: string;
const sms = new Map<string, string>();
beforeAll(async () => {
  database = await testDatabase();
  server = await startProcess(database, { sendSms: async (phone, code) => void sms.set(phone, code) });
  bare = await startProcess(database);
  place = await makePlace(database);
  security = await cookieOf(server, place, await makePerson(database, place, [{ role: 'security_admin' }]));
});
afterAll(async () => {
  await server?.close();
  await bare?.close();
  await database?.drop();
});

const post = (url: string, body: object, cookie = '', via = server) => send(via, place, 'POST', url, { cookie, body });
const put = (url: string, body: object, cookie = '', via = server) => send(via, place, 'PUT', url, { cookie, body });
const codeFor = async (phone: string): Promise<string> => {
  expect((await post('/api/session/code', { phone })).status).toBe(200);
  return sms.get(phone) ?? '';
};
const clerk = () => makePerson(database, place, [{ role: 'clerk', area: '001001' }]);
const trail = (subject: string): Promise<string[]> =>
  database.db.read(systemAccess(place.id), async (tx) => {
    const { rows } = await execute<{ action: string }>(tx, 'select action from audit_log where jurisdiction_id = $1 and subject = $2', [
      place.id,
      subject,
    ]);
    return rows.map(({ action }) => action);
  });
const next = 'rivers and mountains';

it('a forgotten password is replaced with a code sent to the phone; open sessions end', async () => {
  const person = await clerk();
  const cookie = await cookieOf(server, place, person);
  const code = await codeFor(person.phone);
  expect((await post('/api/session/reset-password', { phone: person.phone, code, next })).status).toBe(200);
  expect((await send(server, place, 'GET', '/api/me', { cookie })).status).toBe(401);
  expect((await signIn(server, place, person.username, next)).status).toBe(200);
  expect(await trail(person.id)).toContain('people.password_reset');
  // the code is spent
  expect((await post('/api/session/reset-password', { phone: person.phone, code, next: 'another phrase 12' })).body.error.code).toBe(
    'accounts.code_invalid',
  );
});

it('whether an account bears a phone is nowhere to be seen, nor is one opened', async () => {
  const person = await clerk();
  const stranger = '13711110000';
  const wrong = await post('/api/session/reset-password', { phone: person.phone, code: '000000', next });
  const nobody = await post('/api/session/reset-password', { phone: stranger, code: await codeFor(stranger), next });
  expect([nobody.status, nobody.body.error.code]).toEqual([wrong.status, wrong.body.error.code]);
  expect((await database.db.pool.query('select from accounts where phone = $1', [stranger])).rowCount).toBe(0);
});

it('wrong codes lock the way like wrong passwords, and without a gateway there is none', async () => {
  const person = await clerk();
  const attempt = () => post('/api/session/reset-password', { phone: person.phone, code: '111111', next });
  const answers: string[] = [];
  for (let n = 0; n < 6; n++) answers.push((await attempt()).body.error.code);
  expect([answers[0], answers.at(-1)]).toEqual(['accounts.code_invalid', 'accounts.locked']);
  const refused = await post('/api/session/reset-password', { phone: person.phone, code: '111111', next }, '', bare);
  expect(refused.body.error.code).toBe('accounts.sms_unavailable');
  expect((await send(bare, place, 'GET', '/api/welcome')).body.codes).toBe(false);
});

it('a person changes the own name, and the phone with a code sent to the new one', async () => {
  const [person, other] = [await clerk(), await clerk()];
  const cookie = await cookieOf(server, place, person);
  expect((await put('/api/me/name', { id: v7(), name: '赵新名' }, cookie)).status).toBe(200);
  const phone = '13722220000';
  expect((await put('/api/me/phone', { phone, code: '222222' }, cookie)).body.error.code).toBe('accounts.code_invalid');
  expect((await put('/api/me/phone', { phone, code: await codeFor(phone) }, cookie)).status).toBe(200);
  expect((await send(server, place, 'GET', '/api/me', { cookie })).body.account).toMatchObject({ name: '赵新名', phone: '137****0000' });
  const taken = await put('/api/me/phone', { phone: other.phone, code: await codeFor(other.phone) }, cookie);
  expect(taken.body.error.code).toBe('accounts.phone_taken');
  expect(await trail(person.id)).toEqual(expect.arrayContaining(['people.renamed', 'people.phone_changed']));
  expect((await put('/api/me/phone', { phone, code: '222222' }, cookie, bare)).body.error.code).toBe('accounts.sms_unavailable');
});

it('where no gateway stands the security administrator corrects name and phone, with a reason', async () => {
  const [person, other] = [await clerk(), await clerk()];
  const correct = (body: object, cookie = security) =>
    put(`/api/accounts/${person.id}/contact`, { id: v7(), reason: '换号', ...body }, cookie);
  expect(await correct({ phone: '13733330000' })).toMatchObject({ status: 200, body: { phone: '137****0000' } });
  expect((await correct({ phone: other.phone })).body.error.code).toBe('accounts.phone_taken');
  expect((await correct({ name: '赵更' }, await cookieOf(server, place, other))).status).toBe(403);
  expect(await trail(person.id)).toContain('people.contact_corrected');
});
