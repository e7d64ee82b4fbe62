import { expect, test } from 'vitest';
import { dayOf, platformDay } from '#ui/time.ts';
import { CallError, createCall, faultOf } from './call.ts';
import { platformNow } from './clock.ts';
import * as accountsApi from './endpoints/accounts.ts';

test.each([
  ['our answer', 200, { id: '1', url: '/api/files/1' }, null],
  ['our refusal', 422, { error: { code: 'file.unreadable', message: '…', data: {} } }, 'file.unreadable'],
  ['our server’s own trouble', 502, null, 'server.unavailable'],
  ['a page in its place', 200, null, 'network.captive'],
  ['another JSON in its place', 200, { login: 'required' }, 'network.captive'],
  ['a list in its place', 200, [], 'network.captive'],
  ['a portal that forbids', 403, null, 'network.captive'],
  ['a portal that wants a password', 401, { redirect: 'http://10.0.0.1' }, 'network.captive'],
])('%s is told from the others', (_, status, content, code) => {
  expect(faultOf(status, content, ['id', 'url'])?.code ?? null).toBe(code);
});

test('a sign-in page of a public network is no answer, whatever was asked', async () => {
  const page = () => Promise.resolve(new Response('<html>Wi-Fi</html>', { headers: { 'content-type': 'text/html' } }));
  const { call, upload } = createCall({ fetch: page });
  const unreached = expect.objectContaining({ code: 'network.captive', status: 0 });
  for (const asked of [call(accountsApi.getMe, {}), call(accountsApi.signOut, { body: {} }), upload(new Blob(['x']))]) {
    const fault = await asked.catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(CallError);
    expect(fault).toEqual(unreached);
  }
});

test('an answer that breaks off on its way counts as unreached, not as somebody else’s', async () => {
  const broken = () =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          start: (stream) => {
            stream.enqueue(new TextEncoder().encode('{"account":'));
            stream.error(new TypeError('network error'));
          },
        }),
      ),
    );
  const fault = await createCall({ fetch: broken })
    .call(accountsApi.getMe, {})
    .catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'network.offline', status: 0 });
});

test('what the platform’s clock shows with an answer is today for rules, an older answer out of a cache says nothing, nor does what is no answer of ours', async () => {
  const answering = (at: string | null) =>
    createCall({ fetch: () => Promise.resolve(new Response('{}', { headers: at === null ? {} : { 'x-linli-at': at } })) })
      .call(accountsApi.signOut, { body: {} })
      .catch(() => undefined);
  const ahead = Date.now() + 40 * 86_400_000;
  await answering(null);
  expect(Math.abs(platformNow().getTime() - Date.now())).toBeLessThan(60_000);
  await answering(String(ahead));
  for (const older of [String(ahead - 86_400_000), 'soon', null]) await answering(older);
  expect(platformDay()).toBe(dayOf(new Date(ahead)));
  expect(platformDay(-40)).toBe(dayOf(new Date(ahead - 40 * 86_400_000)));
});
