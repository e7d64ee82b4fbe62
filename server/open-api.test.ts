import { afterAll, beforeAll, expect, it } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const refsIn = (value: unknown): string[] => {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => (key === '$ref' ? [String(part)] : refsIn(part)));
};

it('describes every endpoint, and every reference in the description leads somewhere', async () => {
  const { status, body } = await (await d.device()).get('/api/openapi.json');
  expect(status).toBe(200);
  expect(Object.keys(body.paths)).toContain('/api/organisations/map');
  const refs = refsIn(body);
  // the organisation map is a tree: without it this test would look at nothing
  expect(refs.length).toBeGreaterThan(0);
  for (const ref of refs) {
    const found = ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], body);
    expect(found, ref).toBeDefined();
  }
});
