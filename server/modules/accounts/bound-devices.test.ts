import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routed } from '#kernel/http.ts';
import { type Answer, type Client, type District, reportBody, testDistrict, type Who } from '#tools/testing/district.ts';
import { clientOf } from '#tools/testing/factories/client.ts';
import { makePhone, type Phone } from './testing/phone.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());
beforeEach(() => d.asOwner('delete from bound_devices'));

const ofWho = (who: Who) => d.people[who].id;
const bound = async (who: Who = 'clerk', phone = makePhone()): Promise<Phone> => {
  const answer = await (await d.as(who)).post('/api/devices', phone.bind(ofWho(who)));
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return phone;
};
const challengeOf = async (phone: Phone): Promise<string> => (await ask(phone)).body.challenge;
const ask = (phone: Phone): Promise<Answer> => d.nobody().post(`/api/devices/${phone.id}/challenge`, {});
const answerWith = (phone: Phone, body: object): Promise<Answer> => d.nobody().post(`/api/devices/${phone.id}/pass`, body);
const withCookie = (cookie: string, on = d.process): Client => clientOf(on, d.code, cookie, '');
const cookieOf = (answer: Answer): string => String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
/** Somebody with the phone and no session. */
const sender = async (phone: Phone): Promise<Client> => {
  const answer = await answerWith(phone, phone.answer(await challengeOf(phone)));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return withCookie(cookieOf(answer));
};
const trail = (who: Who) =>
  d.asOwner<{ action: string }>("select action from audit_log where subject = $1 and action like 'people.device%' order by id", [
    ofWho(who),
  ]);
const setting = async (days: number) => {
  await d.asOwner(
    `update jurisdictions set settings = settings || jsonb_build_object('accounts.bound_device_days', $2::int) where id = $1`,
    [d.id, days],
  );
  d.process.kernel.jurisdictions.forget();
};

describe('a bound phone without a session', () => {
  it('sends a report and an act, under the rights of its account, and is told ids and states alone', async () => {
    const phone = await bound();
    const client = await sender(phone);
    const body = reportBody({ text: '巷口井盖松动，夜里看不清' });
    const sent = await client.post('/api/reports', body);
    expect(sent.status).toBe(201);
    expect(Object.keys(sent.body).sort()).toEqual(['caseId', 'number', 'received', 'state']);
    expect(sent.body).toMatchObject({ received: true, state: 'reported' });
    const act = await client.post(`/api/cases/${sent.body.caseId}/actions`, { id: v7(), action: 'verify', version: 1 });
    expect(act.body).toEqual({ id: sent.body.caseId, received: true, state: 'verified', version: 2 });
    // sent again with a session: the same answer under the same id, with everything there is to read
    const again = await (await d.as('clerk')).post('/api/reports', body);
    expect(again.body).toMatchObject({ caseId: sent.body.caseId });
    expect(again.body.location).toBeDefined();
    expect((await trail('clerk')).map((line) => line.action)).toEqual(['people.device_bound', 'people.device_pass']);
  });

  it('delivers a photo in pieces', async () => {
    const phone = await bound();
    const cookie = cookieOf(await answerWith(phone, phone.answer(await challengeOf(phone))));
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#7a8a99' } })
      .jpeg()
      .toBuffer();
    const key = v7();
    const send = (method: 'POST' | 'PATCH', url: string, payload: Buffer, more: Record<string, string | number>) =>
      d.process.app.inject({
        method,
        url,
        payload,
        headers: {
          ...{ cookie, 'x-jurisdiction': d.code, 'x-linli': '1', 'tus-resumable': '1.0.0' },
          ...{ 'content-type': 'application/offset+octet-stream', ...more },
        },
      });
    const named = { 'upload-length': photo.length, 'upload-metadata': `key ${Buffer.from(key).toString('base64')}` };
    expect((await send('POST', '/api/files/uploads', photo.subarray(0, 100), named)).headers['upload-offset']).toBe('100');
    const last = await send('PATCH', `/api/files/uploads/${key}`, photo.subarray(100), { 'upload-offset': 100 });
    expect([last.statusCode, last.json()]).toMatchObject([200, { received: true, width: 60, height: 40 }]);
  });

  it('reads nothing, and writes nowhere but where the contract says so', async () => {
    const caseId = await d.caseIn('verified');
    const client = await sender(await bound());
    const asked = [];
    for (const { method, path, access, offline } of [...routed] as { method: string; path: string; access: string; offline?: string[] }[]) {
      if (access !== 'session' || offline || path === '/api/live') continue;
      const url = path.replace(':caseId', caseId).replace(/:\w+/g, v7());
      const { status, body } = method === 'GET' ? await client.get(url) : await client.post(url, {});
      asked.push(path);
      expect([path, method === 'GET' || method === 'POST' ? body.error?.code : 'session.required', status]).toContain(
        method === 'GET' || method === 'POST' ? 'session.required' : status,
      );
    }
    expect(asked.length).toBeGreaterThan(200);
    const offline = [...routed].filter((e) => e.offline);
    expect(offline.length).toBeGreaterThan(3);
    expect(offline.filter(({ method, access }) => method === 'GET' || access !== 'session')).toEqual([]);
  });

  it('is refused without being told what the refusal says of the case', async () => {
    const [caseId, intoId] = [await d.caseIn('verified'), await d.caseIn('rejected')];
    const client = await sender(await bound());
    const merge = (by: Client) => by.post(`/api/cases/${caseId}/actions`, { id: v7(), action: 'merge', intoId });
    const [seen, unseen] = [(await merge(await d.as('clerk'))).body.error, (await merge(client)).body.error];
    expect(seen).toMatchObject({ code: 'case.merge_over', data: { number: expect.any(String) } });
    expect(unseen).toEqual({ code: 'case.merge_over', data: {}, message: expect.stringContaining('登录后才能查看') });
    // numbers and codes name nobody: the phone needs them to know what to do next
    const stale = await client.post(`/api/cases/${caseId}/actions`, { id: v7(), action: 'file', version: 1 });
    expect(stale.body.error).toMatchObject({ code: 'case.changed', data: { version: 2 } });
  });

  it('acts by what its account may do when it arrives: a post that ended meanwhile is refused', async () => {
    const caseId = await d.caseIn('dispatched');
    const client = await sender(await bound('handler'));
    const act = { id: v7(), action: 'accept' };
    await d.asOwner('update posts set valid_to = $2 where account_id = $1', [ofWho('handler'), d.clock.now()]);
    d.clock.advance(5_000);
    try {
      // nobody's post: it is nobody; the phone keeps what was written
      expect((await client.post(`/api/cases/${caseId}/actions`, act)).body.error.code).toBe('session.required');
    } finally {
      await d.asOwner('update posts set valid_to = null where account_id = $1', [ofWho('handler')]);
      d.clock.advance(5_000);
    }
    expect((await client.post(`/api/cases/${caseId}/actions`, act)).status).toBe(200);
  });

  it('still has to replace a temporary password first', async () => {
    const client = await sender(await bound());
    const set = (at: Date | null) => d.asOwner('update accounts set temporary_password_at = $2 where id = $1', [ofWho('clerk'), at]);
    await set(d.clock.now());
    d.clock.advance(5_000);
    const refused = await client.report();
    await set(null);
    d.clock.advance(5_000);
    expect(refused.body.error.code).toBe('accounts.password_change_required');
    expect((await client.report()).status).toBe(201);
  });
});

describe('a pass', () => {
  it('is had by the phone that was bound, once for each question', async () => {
    const [phone, other] = [await bound('clerk'), await bound('handler')];
    const challenge = await challengeOf(phone);
    // another phone's key, though it names this one
    expect((await answerWith(phone, other.answer(challenge, phone.id))).body.error.code).toBe('accounts.device_proof_wrong');
    // that spent the question
    expect((await answerWith(phone, phone.answer(challenge))).body.error.code).toBe('accounts.device_proof_wrong');
    const next = await challengeOf(phone);
    // signed for another phone
    expect((await answerWith(phone, phone.answer(next, other.id))).status).toBe(403);
    const good = phone.answer(await challengeOf(phone));
    expect((await answerWith(phone, good)).status).toBe(200);
    expect((await answerWith(phone, good)).body.error.code, 'replayed').toBe('accounts.device_proof_wrong');
    expect((await answerWith(other, good)).status, 'replayed for another').toBe(403);
    expect((await ask(makePhone())).body.error.code, 'never bound').toBe('accounts.device_ended');
  });

  it('of eight that answer at once one gets it', async () => {
    const phone = await bound();
    const good = phone.answer(await challengeOf(phone));
    const answers = await Promise.all(Array.from({ length: 8 }, () => answerWith(phone, good)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('goes by the clock of the server alone: two minutes to answer, ten to send', async () => {
    const phone = await bound();
    const late = phone.answer(await challengeOf(phone));
    d.clock.advance(121_000);
    expect((await answerWith(phone, late)).body.error.code).toBe('accounts.device_proof_wrong');
    const client = await sender(phone);
    d.clock.advance(599_000);
    expect((await client.report()).status).toBe(201);
    d.clock.advance(1_000);
    expect((await client.report()).body.error.code).toBe('session.required');
  });

  it('cannot be made up, and comes with our header from our pages alone', async () => {
    const phone = await bound();
    const client = await sender(phone);
    const [name = '', value = ''] = client.cookie.split('=');
    const [id, until, seal] = value.split('.');
    for (const forged of [`${id}.${Number(until) + 1}.${seal}`, `${v7()}.${until}.${seal}`, `${id}.${until}.`, `${value}.x`, id])
      expect((await withCookie(`${name}=${forged}`).report()).body.error.code).toBe('session.required');
    expect((await client.post('/api/reports', reportBody(), { 'x-linli': '0' })).body.error.code).toBe('request.csrf');
    expect((await client.post('/api/reports', reportBody(), { origin: 'https://elsewhere.example' })).body.error.code).toBe('request.csrf');
  });

  it('is worth nothing from the moment the phone is unbound, in every process', async () => {
    const phone = await bound();
    const client = await sender(phone);
    const there = withCookie(client.cookie, await d.another());
    expect([(await client.report()).status, (await there.report()).status]).toEqual([201, 201]);
    const end = { id: v7(), reason: '手机丢失' };
    const path = `/api/accounts/${ofWho('clerk')}/devices/${phone.id}/end`;
    expect((await (await d.as('clerk')).post(path, end)).status, 'nobody but the administrator').toBe(403);
    const admin = await d.as('security_admin');
    const listed = await admin.get(`/api/accounts/${ofWho('clerk')}/devices`);
    expect(listed.body).toMatchObject({ days: 7, items: [{ id: phone.id, current: false }] });
    expect((await admin.post(path, end)).status).toBe(200);
    expect((await client.report()).body.error.code).toBe('session.required');
    await expect.poll(async () => (await there.report()).status, { interval: 20 }).toBe(401);
    expect((await ask(phone)).body.error.code).toBe('accounts.device_ended');
    expect((await admin.post(path, { ...end, id: v7() })).body.error.code).toBe('accounts.device_not_found');
  });

  it('is had for so many days after the last sign-in on the phone, as the jurisdiction says', async () => {
    const phone = await bound();
    const day = 86_400_000;
    d.clock.advance(7 * day - 1);
    expect((await ask(phone)).status).toBe(200);
    d.clock.advance(1);
    expect((await ask(phone)).body.error.code).toBe('accounts.device_ended');
    await setting(9);
    expect((await ask(phone)).status).toBe(200);
    await setting(0);
    expect((await ask(phone)).body.error.code).toBe('accounts.device_ended');
    const refused = await (await d.as('clerk')).post('/api/devices', makePhone().bind(ofWho('clerk')));
    expect(refused.body.error.code).toBe('accounts.devices_not_allowed');
    await setting(7);
  });
});

describe('binding', () => {
  it('asks for a key of its own: signed for this account, on the one curve', async () => {
    const clerk = await d.as('clerk');
    const code = async (body: object) => (await clerk.post('/api/devices', body)).body.error?.code;
    expect(await code(makePhone().bind(ofWho('handler')))).toBe('accounts.device_key_wrong');
    expect(await code({ ...makePhone().bind(ofWho('clerk')), publicKey: makePhone().bind('').publicKey })).toBe(
      'accounts.device_key_wrong',
    );
    expect(await code({ ...makePhone().bind(ofWho('clerk')), publicKey: 'A'.repeat(120) })).toBe('accounts.device_key_wrong');
    expect((await (await d.as('resident')).post('/api/devices', makePhone().bind(ofWho('resident')))).status).toBe(403);
  });

  it('is told to the holder, is one for a browser, and at most three for an account', async () => {
    const clerk = await d.as('clerk');
    const first = await bound();
    const again = await clerk.post('/api/devices', makePhone().bind(ofWho('clerk')));
    expect(again.status).toBe(201);
    expect((await clerk.get('/api/devices')).body.items).toHaveLength(2);
    await d.process.kernel.relay.carry();
    expect((await clerk.get('/api/notices')).body.items).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ kind: 'accounts.device', page: '/device' })]),
    );
    // of no browser that is remembered, each is one by itself
    expect((await clerk.post('/api/devices', makePhone().bind(ofWho('clerk')))).status).toBe(201);
    const fourth = makePhone();
    expect((await clerk.post('/api/devices', fourth.bind(ofWho('clerk')))).body.error).toMatchObject({
      code: 'accounts.devices_many',
      data: { max: 3 },
    });
    expect((await clerk.post(`/api/devices/${first.id}/end`, {})).status).toBe(200);
    expect((await clerk.post(`/api/devices/${first.id}/end`, {})).status, 'twice').toBe(200);
    expect((await clerk.post('/api/devices', fourth.bind(ofWho('clerk')))).status).toBe(201);
    expect((await (await d.as('handler')).post(`/api/devices/${fourth.id}/end`, {})).status).toBe(200);
    expect((await clerk.get('/api/devices')).body.items, 'somebody else ends nothing').toHaveLength(3);
  });
});

it('what is sent names its account: a browser in which another signed in meanwhile does not send it', async () => {
  const clerk = await d.as('clerk');
  const body = reportBody();
  const other = await clerk.post('/api/reports', body, { 'x-linli-account': ofWho('handler') });
  expect(other.body.error.code).toBe('session.required');
  expect((await clerk.post('/api/reports', body, { 'x-linli-account': ofWho('clerk') })).status).toBe(201);
});
