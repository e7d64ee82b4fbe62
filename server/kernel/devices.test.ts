import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { createDevices } from './devices.ts';

const given = { databaseUrl: '', dataDir: '/nonexistent', sessionSecret: 'a secret of tests that is long enough' };
const serverOf = (publicUrl?: string) => {
  const devices = createDevices(readConfig(publicUrl ? { PUBLIC_URL: publicUrl } : {}, given));
  const app = Fastify();
  app.post('/', async (request, reply) => ({ before: devices.of(request), now: devices.remember(request, reply) }));
  return async (cookie?: string) => {
    const answer = await app.inject({ method: 'POST', url: '/', headers: cookie ? { cookie } : {} });
    return { ...(answer.json() as { before: string | null; now: string }), set: String(answer.headers['set-cookie']) };
  };
};

it('a device is remembered by a signed cookie, kept when it comes back, and told from a forged one', async () => {
  const send = serverOf();
  const first = await send();
  expect(first.before).toBeNull();
  expect(first.set).toMatch(/^linli\.device=.+; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/);
  const cookie = first.set.split(';')[0] as string;
  expect(await send(`a=b; ${cookie}; c=d`)).toMatchObject({ before: first.now, now: first.now });
  const other = (await send()).set.split(';')[0] as string;
  const mixed = `${cookie.split('.').slice(0, 2).join('.')}.${other.split('.').at(-1)}`;
  for (const forged of [mixed, `${cookie}x`, `${cookie}.x`, 'linli.device=', 'linli.device=a.b', 'linli.device=.'])
    expect((await send(forged)).before, forged).toBeNull();
});

it('the cookie is secure where every own address is https', async () => {
  expect((await serverOf('https://a.example,https://b.example')()).set).toMatch(/^__Secure-linli\.device=.*; Secure$/);
  expect((await serverOf('https://a.example,http://10.1.1.1:8080')()).set).toMatch(/^linli\.device=(?!.*Secure)/);
});

it('addresses, proxies and the floor of the disk are read with care', () => {
  const read = (env: Record<string, string>) => readConfig(env, given);
  expect(read({ PUBLIC_URL: 'https://a.example/, http://10.1.1.1:8080' }).publicUrls).toEqual([
    'https://a.example',
    'http://10.1.1.1:8080',
  ]);
  expect(read({ TRUST_PROXY: '2' }).proxies).toBe(2);
  const wrongs = ['PUBLIC_URL=linli.example', 'PUBLIC_URL=ftp://a', 'TRUST_PROXY=yes', 'TRUST_PROXY=-1', 'DISK_FLOOR_MB=x', 'PORT=99999'];
  for (const [name = '', value = ''] of wrongs.map((one) => one.split('='))) expect(() => read({ [name]: value })).toThrow(name);
});
