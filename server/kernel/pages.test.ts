import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installPages } from './pages.ts';

const root = mkdtempSync(join(tmpdir(), 'linli-pages-'));
let app: FastifyInstance;
beforeAll(async () => {
  for (const name of ['console', 'mobile']) {
    mkdirSync(join(root, name, 'assets'), { recursive: true });
    writeFileSync(join(root, name, 'index.html'), `<p>${name}</p>`);
    writeFileSync(join(root, name, 'assets', 'a-1.js'), `'${name}'`);
  }
  writeFileSync(join(root, 'secret.txt'), 'secret');
  app = Fastify();
  await installPages(app, [
    { folder: join(root, 'mobile'), prefix: '/' },
    { folder: join(root, 'console'), prefix: '/console/' },
  ]);
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true });
});
const get = async (url: string, accept = 'text/html') => {
  const { statusCode, body, headers } = await app.inject({ url, headers: { accept } });
  return { status: statusCode, body, kept: headers['cache-control'] };
};

test.each([
  ['/', 'mobile'],
  ['/cases/1', 'mobile'],
  ['/console', 'console'],
  ['/console/cases/1', 'console'],
  ['/consoles', 'mobile'],
])('the page %s comes from %s and is asked for again each time', async (url, name) => {
  expect(await get(url)).toEqual({ status: 200, body: `<p>${name}</p>`, kept: 'no-cache' });
});

test.each(['*/*', undefined, 'text/plain, */*;q=0.1', 'text/*'])('whoever accepts %s gets the page, by GET and by HEAD', async (accept) => {
  for (const url of ['/', '/p/abc', '/console/', '/console', '/?from=x', '/x#%FF', '/x;y']) {
    for (const method of ['GET', 'HEAD'] as const) {
      const answer = await app.inject({ method, url, headers: accept === undefined ? {} : { accept } });
      expect([url, method, answer.statusCode, answer.headers['content-type']]).toEqual([url, method, 200, 'text/html; charset=utf-8']);
      if (method === 'HEAD') expect(answer.body).toBe('');
    }
  }
  expect((await app.inject({ url: '/', headers: { accept: 'application/json' } })).statusCode).toBe(404);
});

test('parts are kept, those of a new build are there at once, missing ones are missing', async () => {
  expect(await get('/console/assets/a-1.js', '*/*')).toEqual({
    status: 200,
    body: "'console'",
    kept: 'public, max-age=31536000, immutable',
  });
  writeFileSync(join(root, 'mobile', 'assets', 'b-2.js'), 'new');
  expect((await get('/assets/b-2.js', '*/*')).body).toBe('new');
  expect((await get('/assets/c-3.js', '*/*')).status).toBe(404);
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/console/%2e%2e/%2e%2e/secret.txt',
  '/assets/a-1.js%00',
  '/api/none',
])('%s leads nowhere', async (url) => {
  const { status, body } = await get(url, '*/*');
  expect(status).toBe(404);
  expect(body).not.toBe('secret');
});
