import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cases from '#contract/cases/api.ts';
import * as people from '#contract/people/api.ts';
import * as territory from '#contract/territory/api.ts';
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
  const urls = [cases, people, territory].flatMap((module) =>
    Object.values(module)
      .filter(isQuestion)
      .flatMap(({ path }) => {
        const [, name] = /:(\w+)/.exec(path) ?? [];
        return name === undefined ? [path] : (params[name] ?? []).map((value) => path.replace(`:${name}`, value));
      }),
  );
  expect(urls.length).toBeGreaterThan(25);
  let answered = 0;
  for (const who of ['clerk', 'supervisor', 'handler', 'grid_worker', 'resident'] satisfies Who[]) {
    const client = await d.as(who);
    for (const url of [...new Set(urls)]) {
      const asked = url.includes('?') ? url : `${url}?area=${d.area('001001').code}&queue=all&q=${encodeURIComponent('柳岸')}`;
      for (const one of [url, asked]) {
        const answer = await client.get(one);
        if (answer.status !== 200 || one.includes('/api/live')) continue;
        answered++;
        const told = JSON.stringify(answer.body);
        for (const [name, { id }] of Object.entries(d.people))
          if (name !== who) expect(told.includes(id), `${who} ${one} tells of ${name}`).toBe(false);
      }
    }
  }
  expect(answered).toBeGreaterThan(60);
});
