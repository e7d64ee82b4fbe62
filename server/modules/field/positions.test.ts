import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const root = path.join(import.meta.dirname, '../../..');

/** Where in a schema, or in what it refers to, a measured position may be sent: paths that end in `accuracy`. */
const measured = (schema: unknown, all: Record<string, unknown>, at: string, seen: readonly unknown[] = []): string[] => {
  if (schema === null || typeof schema !== 'object' || seen.includes(schema)) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const deeper = [...seen, schema];
    if (key === '$ref') return measured(all[String(value).split('/').at(-1) ?? ''], all, at, deeper);
    if (key === 'properties')
      return Object.entries(value as object).flatMap(([name, of]) =>
        name === 'accuracy' ? [`${at}.accuracy`] : measured(of, all, `${at}.${name}`, deeper),
      );
    return measured(value, all, at, deeper);
  });
};

it('a measured position is sent with an act on the spot, with a report, and with nothing else', async () => {
  const { paths, components } = (await d.nobody().get('/api/openapi.json')).body as {
    paths: Record<string, Record<string, { requestBody?: unknown }>>;
    components: { schemas: Record<string, unknown> };
  };
  const found = Object.entries(paths).flatMap(([address, methods]) =>
    Object.values(methods).flatMap(({ requestBody }) => measured(requestBody, components.schemas, address)),
  );
  const acts = found.filter((one) => one.endsWith('.act.point.accuracy'));
  expect(acts.length).toBeGreaterThan(0);
  const others = found.filter((one) => !acts.includes(one));
  expect([...new Set(others)].sort()).toEqual(['/api/reports.accuracy']);
});

it('pages ask where the device is in one place, once for each press of a button; nothing follows it, nothing asks in the background', () => {
  const files = globSync('{mobile,console,ui,client}/**/*.{ts,tsx,js,html}', { cwd: root }).filter(
    (file) => !/node_modules|\.test\.ts/.test(file),
  );
  const asking = (word: RegExp): string[] => files.filter((file) => word.test(readFileSync(path.join(root, file), 'utf8')));
  expect(files.length).toBeGreaterThan(100);
  expect(asking(/geolocation/)).toEqual(['mobile/src/place/here.ts']);
  expect(asking(/watchPosition|periodicSync|BackgroundGeolocation|backgroundFetch/)).toEqual([]);
});
