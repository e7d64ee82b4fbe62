import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const page = (body: string) => ({ svg: `<svg viewBox="0 0 210 297">${body}</svg>`, width: 210, height: 297 });
test('drawings are printed for those who work here, and refused where they hold what is not drawn', async () => {
  const sign = page('<text x="9" y="9" font-size="5">七一社区</text>');
  const print = async (who: 'clerk' | 'resident', body: object) =>
    (await d.as(who)).post('/api/documents/drawing', { title: '二维码', pages: [body] });
  const printed = await print('clerk', sign);
  expect(printed.status, JSON.stringify(printed.body)).toBe(200);
  expect(Buffer.from(printed.body.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  expect((await print('resident', sign)).status).toBe(403);
  const refused = await print('clerk', page('<image href="http://example.org"/>'));
  expect([refused.status, refused.body.error.code]).toEqual([422, 'paper.drawing']);
});
