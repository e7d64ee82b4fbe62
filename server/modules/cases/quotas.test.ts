import http from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Config } from '#kernel/config.ts';
import { type District, type Running, reportBody, testDistrict } from '#tools/testing/district.ts';

/* A limit hits who caused it: each test sets small limits on a process of its own. */
let d: District;
let photo: Buffer;
beforeAll(async () => {
  d = await testDistrict();
  photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => d?.close());

const limited = (limits: Config['limits'], over: Partial<Config> = {}) => d.another({ limits, ...over });
const perHour = (max: number) => ({ max, seconds: 3_600 });
const opened = async (on: Running, headers: Record<string, string>, remoteAddress: string) => {
  const payload = {};
  const answer = await on.app.inject({
    method: 'POST',
    url: '/api/session/anonymous',
    payload,
    remoteAddress,
    headers: { 'x-linli': '1', 'x-jurisdiction': d.code, ...headers },
  });
  return answer.statusCode;
};

test('a person sends so many reports in an hour, somebody at work more; a repeat still gets its answer', async () => {
  const on = await limited({ 'cases.report_resident': perHour(3), 'cases.report_staff': perHour(5) });
  const resident = await d.as('resident', on);
  const bodies = Array.from({ length: 4 }, () => reportBody());
  const statuses = [];
  for (const body of bodies) statuses.push((await resident.post('/api/reports', body)).status);
  expect(statuses).toEqual([201, 201, 201, 429]);
  const refused = await resident.post('/api/reports', reportBody());
  expect(refused.body.error).toMatchObject({ code: 'case.report_limit', message: expect.stringMatching(/60 分钟后再试/) });
  expect(refused.headers['retry-after']).toBe('3600');
  expect((await resident.post('/api/reports', bodies[0])).status).toBe(201);
  const clerk = await d.as('clerk', on);
  for (let i = 0; i < 5; i += 1) expect((await clerk.report()).status).toBe(201);
  expect((await clerk.report()).status).toBe(429);
  expect((await (await d.as('handler', on)).report()).status).toBe(201);
});

test('photos are limited by account, and refused before they are read', async () => {
  const on = await limited({ 'cases.photo_resident': perHour(2), 'cases.photo_anonymous_each': perHour(1) });
  const resident = await d.as('resident', on);
  expect([(await resident.upload(photo)).status, (await resident.upload(photo)).status]).toEqual([201, 201]);
  const refused = await resident.upload(Buffer.from('not even a photo'));
  expect([refused.status, refused.body.error.code]).toEqual([429, 'request.too_many']);
  const [one, neighbour] = [await d.device(on), await d.device(on)];
  expect([(await one.upload(photo)).status, (await one.upload(photo)).status]).toEqual([201, 429]);
  expect((await neighbour.upload(photo)).status).toBe(201);
});

test('a disk that is nearly full takes no photo, and says so', async () => {
  const on = await limited({}, { diskFloor: Number.MAX_SAFE_INTEGER });
  const resident = await d.as('resident', on);
  const refused = await resident.upload(photo);
  expect([refused.status, refused.body.error.code]).toEqual([507, 'server.disk_full']);
  expect(refused.body.error.message).toMatch(/存储空间不足.*文字内容仍可提交/);
  expect((await resident.report()).status).toBe(201);
});

test('neither a new IPv6 address nor a made-up first proxy makes somebody another', async () => {
  const on = await limited({ 'people.device_session_network': { max: 2, seconds: 600 } }, { proxies: 1 });
  const via = (forwarded: string) => opened(on, { 'x-forwarded-for': forwarded }, '127.0.0.1');
  expect([await via('1.1.1.1, 10.5.5.5'), await via('2.2.2.2, 10.5.5.5'), await via('3.3.3.3, 10.5.5.5')]).toEqual([200, 200, 429]);
  expect(await via('10.5.5.5, 10.5.5.6')).toBe(200);
  const rotating = [];
  for (let i = 1; i <= 3; i += 1) rotating.push(await via(`2001:db8:9:9::${i}`));
  expect(rotating).toEqual([200, 200, 429]);
  const direct = await limited({ 'people.device_session_network': { max: 2, seconds: 600 } });
  const claimed = [];
  for (let i = 1; i <= 3; i += 1) claimed.push(await opened(direct, { 'x-forwarded-for': `10.6.6.${i}` }, '10.7.7.7'));
  expect(claimed, 'nobody is believed where no proxy stands').toEqual([200, 200, 429]);
});

test('an account holds so many streams, and a place that is left is free again', async () => {
  const on = await limited({ 'cases.live_account': { max: 2, seconds: null } });
  const { cookie } = await d.as('clerk', on);
  const other = await d.as('handler', on);
  await on.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = on.app.server.address() as AddressInfo;
  const open = (as: string) =>
    new Promise<http.IncomingMessage>((resolve, reject) => {
      const headers = { cookie: as, 'x-jurisdiction': d.code };
      http.get({ port, host: '127.0.0.1', path: '/api/live', headers, agent: false }, resolve).on('error', reject);
    });
  const first = await open(cookie);
  const second = await open(cookie);
  const third = await open(cookie);
  expect([first.statusCode, second.statusCode, third.statusCode, third.headers['retry-after']]).toEqual([200, 200, 429, '60']);
  const colleague = await open(other.cookie);
  expect(colleague.statusCode).toBe(200);
  first.destroy();
  // the server hears of the lost connection a moment later
  const again = async (): Promise<number | undefined> => {
    const one = await open(cookie);
    one.destroy();
    return one.statusCode;
  };
  await expect.poll(again).toBe(200);
  for (const one of [second, third, colleague]) one.destroy();
});
