import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importEach } from '#kernel/folders.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

interface Question {
  readonly method: string;
  readonly path: string;
}
const isQuestion = (e: unknown): e is Question => (e as Question)?.method === 'GET' && typeof (e as Question).path === 'string';

test('no answer tells staff which account somebody has', async () => {
  const caseId = await d.caseIn('archived');
  const anonymous = await d.caseIn('handling', { anonymous: true });
  await (await d.as('clerk')).post('/api/area-drafts', {
    id: crypto.randomUUID(),
    areaCode: d.area('001001').code,
    title: '调整',
    restore: null,
  });
  // what each path is asked with; what needs other things is asked in its own tests
  const params: Record<string, readonly string[]> = {
    caseId: [caseId, anonymous],
    code: [d.area('001001').code],
    organisationId: [d.organisations.team],
  };
  const contracts = await importEach<object>(path.join(import.meta.dirname, '../contract'), 'api.ts');
  const urls = [...contracts.values()].flatMap((module) =>
    Object.values(module)
      .filter(isQuestion)
      // a stream, which never ends
      .filter(({ path }) => path !== '/api/live')
      .flatMap(({ path }) => {
        const [, name] = /:(\w+)/.exec(path) ?? [];
        return name === undefined ? [path] : (params[name] ?? []).map((value) => path.replace(`:${name}`, value));
      }),
  );
  expect(urls.length).toBeGreaterThan(25);
  const filter = `?area=${d.area('001001').code}&queue=all&q=${encodeURIComponent('柳岸')}`;
  let answered = 0;
  for (const who of ['clerk', 'handler', 'resident'] satisfies Who[]) {
    const client = await d.as(who);
    // a path alone, and where that finds nothing or is refused, with what narrows it
    const told = await Promise.all(
      [...new Set(urls)].flatMap((url) => [url, url + filter]).map(async (url) => ({ url, answer: await client.get(url) })),
    );
    for (const { url, answer } of told) {
      if (answer.status !== 200) continue;
      answered++;
      for (const [name, { id }] of Object.entries(d.people))
        if (name !== who) expect(JSON.stringify(answer.body).includes(id), `${who} ${url} tells of ${name}`).toBe(false);
    }
  }
  expect(answered).toBeGreaterThan(60);
}, 180_000);
