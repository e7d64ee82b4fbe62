import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportBody } from '#contract/cases/api.ts';
import type { Endpoint } from '#contract/kernel/endpoint.ts';
import { errorStatuses } from '#kernel/errors.ts';
import { routed } from '#kernel/http.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';

let d: District;
// biome-ignore lint/suspicious/noExplicitAny: a document is looked into at every depth
let document: any;
beforeAll(async () => {
  d = await testDistrict();
  const { status, body } = await d.nobody().get('/api/openapi.json');
  expect(status).toBe(200);
  document = body;
});
afterAll(() => d?.close());

type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  parameters: { name?: string; in?: string; schema?: unknown; $ref?: string }[];
  requestBody?: { content: Record<string, { schema: unknown; example?: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema?: unknown; example?: unknown; examples?: object }> }>;
};
const operations = (): [string, string, Operation][] =>
  Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, string, Operation] => [path, method, operation]),
  );
const refsIn = (value: unknown): string[] => {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => (key === '$ref' && typeof part === 'string' ? [part] : refsIn(part)));
};

it('describes everything that is routed, and every reference in the description leads somewhere', () => {
  const paths = Object.keys(document.paths);
  for (const path of [
    '/api/organisations/map',
    '/api/files',
    '/api/files/{id}',
    '/api/live',
    '/api/places/import',
    '/api/coverage/sheet',
    '/api/map/tiles/{layer}/{z}/{x}/{y}',
    '/health',
    '/api/openapi.json',
  ])
    expect(paths).toContain(path);
  const described = new Set(operations().map(([path, method]) => `${method} ${path}`));
  for (const e of routed) expect(described).toContain(`${e.method.toLowerCase()} ${e.path.replace(/:(\w+)/g, '{$1}')}`);
  const refs = refsIn(document);
  // the organisation map is a tree: without it this test would look at nothing
  expect(refs.some((ref) => ref.includes('schemas'))).toBe(true);
  for (const ref of new Set(refs)) {
    const found = ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
    expect(found, ref).toBeDefined();
  }
});

it('is shaped as OpenAPI 3.1 wants it', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document).sort()).toEqual(['components', 'info', 'openapi', 'paths', 'tags']);
  const ids = operations().map(([, , operation]) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const tags = new Set(document.tags.map(({ name }: { name: string }) => name));
  for (const [path, method, operation] of operations()) {
    const at = `${method} ${path}`;
    expect(operation.operationId, at).toMatch(/^[a-z]\w+$/);
    expect(operation.summary, at).toBeTruthy();
    for (const tag of operation.tags) expect(tags).toContain(tag);
    const named = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name);
    expect(named, at).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    for (const one of operation.parameters) expect(one.$ref ?? one.schema, at).toBeDefined();
    for (const [status, answer] of Object.entries(operation.responses)) {
      expect(status, at).toMatch(/^[2-5]\d\d$/);
      expect(answer.description, at).toBeTruthy();
    }
    if (method !== 'get') expect(refsIn(operation.parameters), at).toContain('#/components/parameters/Linli');
  }
});

it('names for every endpoint the statuses of its errors and their codes', () => {
  for (const e of routed) {
    const operation = document.paths[e.path.replace(/:(\w+)/g, '{$1}')][e.method.toLowerCase()] as Operation;
    for (const code of e.errors ?? []) {
      expect(Object.keys(errorStatuses), `${e.path}: ${code}`).toContain(code);
      const status = errorStatuses[code as keyof typeof errorStatuses];
      expect(operation.responses[status]?.description, `${e.path}: ${code}`).toContain(`\`${code}\``);
      expect(Object.keys(operation.responses[status]?.content?.['application/json']?.examples ?? {})).toContain(code);
    }
  }
});

describe('examples', () => {
  it('stand at every body, and what stands there is accepted by the contract', () => {
    const without: string[] = [];
    for (const e of [...routed].filter((one): one is Endpoint => 'body' in one && one.body !== undefined)) {
      const operation = document.paths[e.path.replace(/:(\w+)/g, '{$1}')][e.method.toLowerCase()] as Operation;
      const { example } = operation.requestBody?.content['application/json'] ?? {};
      if (example === undefined) without.push(`${e.method} ${e.path}`);
      else expect(e.body?.safeParse(example).success, e.path).toBe(true);
    }
    expect(without).toEqual([]);
  });

  it('stand at nearly every answer', () => {
    const answers = operations().flatMap(([, , { responses }]) => responses['200'] ?? responses['201'] ?? []);
    const json = answers.flatMap(({ content }) => content?.['application/json'] ?? []);
    expect(json.filter(({ example }) => example !== undefined).length / json.length).toBeGreaterThan(0.9);
  });
});

it('says how to call: sign in, headers, cookies, anonymous sessions', () => {
  for (const word of [
    'x-linli: 1',
    'x-jurisdiction',
    'linli.session_token',
    '__Secure-linli.session_token',
    '/api/session/anonymous',
    'retry-after',
  ])
    expect(document.info.description).toContain(word);
});

it('a program reports with an id, a text and a place', async () => {
  const resident = await d.as('resident');
  const { required } = document.paths['/api/reports'].post.requestBody.content['application/json'].schema;
  expect(required).toEqual(['id', 'text']);
  const { id, text, point } = reportBody.parse({
    id: '019576a2-7c00-7d3e-8f21-3b9a5c0d1e2f',
    text: '路灯不亮，晚上看不清',
    point: { lon: 1, lat: 1 },
  });
  expect((await resident.post('/api/reports', { id, text, areaCode: d.area('001001001').code })).status).toBe(201);
  expect(point).toEqual({ lon: 1, lat: 1 });
});
