import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Endpoint, FileEndpoint } from '#contract/kernel/endpoint.ts';
import type { ErrorCode } from '#contract/kernel/errors.ts';
import { getOpenApi } from '#contract/kernel/system.ts';
import { errorAnswer } from '#contract/kernel/values.ts';
import { errorStatuses } from '#kernel/errors.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { routed } from '#kernel/http.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { errorSentence } from '#kernel/words.ts';
import { exampleOf } from './examples.ts';
import { howToCall } from './how-to-call.ts';
import { hoisted, type Schema, schemaOf } from './schemas.ts';

type Any = Endpoint | FileEndpoint;
const isJson = (e: Any): e is Endpoint => 'response' in e;
const takenBy = (e: Any) => (isJson(e) ? undefined : e.takes);

/** Module and name under which the contract exports each endpoint: they stay when an address changes. */
const namesOf = async (): Promise<Map<Any, { module: string; name: string }>> => {
  const contract = join(import.meta.dirname, '../../contract');
  const modules = readdirSync(contract, { withFileTypes: true }).filter((one) => one.isDirectory());
  const names = new Map<Any, { module: string; name: string }>();
  for (const { name: module } of modules) {
    for (const file of module === 'kernel' ? ['system.ts', 'files.ts'] : ['api.ts']) {
      // a module may have words for notices and nothing that is asked
      if (!existsSync(join(contract, module, file))) continue;
      const api: Record<string, unknown> = await import(join(contract, module, file));
      for (const [name, value] of Object.entries(api)) names.set(value as Any, { module: module === 'kernel' ? 'system' : module, name });
    }
  }
  return names;
};

/** Error codes an endpoint may give, the general ones by what it takes. */
const codesOf = (e: Any): ErrorCode[] => {
  const body = isJson(e) && e.body !== undefined;
  const general: ErrorCode[] = [
    ...(body || e.params || e.query || takenBy(e) ? (['request.invalid'] as const) : []),
    ...(body || takenBy(e) ? (['request.too_large', 'request.unsupported_media'] as const) : []),
    ...(e.method === 'GET' ? [] : (['request.csrf'] as const)),
    ...(e.access === 'session'
      ? (['session.required', 'session.forbidden', 'accounts.password_change_required', 'accounts.second_factor_required'] as const)
      : []),
    'server.unavailable',
    'server.internal',
  ];
  return [...new Set([...general, ...((e.errors ?? []) as ErrorCode[])])];
};

const refusals = (e: Any): Record<string, Schema> => {
  const byStatus = Object.groupBy(codesOf(e), (code) => errorStatuses[code]);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes = []]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
            examples: Object.fromEntries(
              codes.map((code) => [code, { value: { error: { code, message: errorSentence('zh-CN', code, {}), data: {} } } }]),
            ),
          },
        },
        ...(status === '429' ? { headers: { 'retry-after': { $ref: '#/components/headers/RetryAfter' } } } : {}),
      },
    ]),
  );
};

const parameters = (type: z.ZodType | undefined, where: 'path' | 'query'): Schema[] => {
  if (!type) return [];
  const { properties = {}, required = [] } = schemaOf(type, 'input') as { properties?: Record<string, Schema>; required?: string[] };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
    ...(where === 'path' ? { example: exampleOf(schema, name.endsWith('Id') ? 'id' : name) } : {}),
  }));
};

const headersOf = ({ headers = {} }: FileEndpoint): Schema[] =>
  Object.entries(headers).map(([name, description]) => ({ name, in: 'header', required: true, description, schema: { type: 'string' } }));

const describe = async (): Promise<Schema> => {
  const names = await namesOf();
  const paths: Record<string, Record<string, Schema>> = {};
  const schemas: Record<string, Schema> = { Error: schemaOf(errorAnswer, 'output') };
  const json = (type: z.ZodType, io: 'input' | 'output', name: string): Schema => {
    const plain = schemaOf(type, io);
    const example = exampleOf(plain);
    const good = type.safeParse(example).success;
    return { 'application/json': { schema: hoisted(plain, `${name}.${io}`, schemas), ...(good ? { example } : {}) } };
  };
  const requestOf = (e: Any, name: string): Schema => {
    const takes = takenBy(e);
    if (takes) {
      const file = { type: 'object', required: [takes.field], properties: { [takes.field]: { type: 'string', format: 'binary' } } };
      const description = `One file of at most ${takes.bytes / 1024 / 1024} MB: ${takes.types.join(', ')}`;
      return {
        requestBody: {
          required: true,
          description,
          content: { 'multipart/form-data': { schema: file, encoding: { [takes.field]: { contentType: takes.types.join(', ') } } } },
        },
      };
    }
    if (!isJson(e) && e.takesBytes)
      return { requestBody: { required: true, content: { [e.takesBytes]: { schema: { type: 'string', format: 'binary' } } } } };
    return isJson(e) && e.body ? { requestBody: { required: true, content: json(e.body, 'input', name) } } : {};
  };
  const answerOf = (e: Any, name: string): Schema => {
    const answer = isJson(e) ? e.response : e.answer;
    if (answer) return json(answer, 'output', name);
    const gives = isJson(e) ? 'application/json' : e.gives;
    return {
      [gives]: {
        schema:
          gives === 'text/event-stream'
            ? { type: 'string' }
            : gives === 'application/json'
              ? { type: 'object' }
              : { type: 'string', format: 'binary' },
      },
    };
  };
  for (const e of routed) {
    const { module, name } = names.get(e) ?? { module: 'system', name: `${e.method} ${e.path}` };
    const path = e.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [e.method.toLowerCase()]: {
        operationId: name,
        tags: [module],
        summary: e.summary,
        ...(e.offline && {
          description: `Takes what was written offline from a bound phone without a session, which is told: received, ${e.offline.join(', ')}.`,
        }),
        security: e.access === 'public' ? [{}, { session: [] }, { secureSession: [] }] : [{ session: [] }, { secureSession: [] }],
        parameters: [
          ...parameters(e.params, 'path'),
          ...parameters(e.query, 'query'),
          ...(isJson(e) ? [] : headersOf(e)),
          ...(e.method === 'GET' ? [] : [{ $ref: '#/components/parameters/Linli' }]),
          { $ref: '#/components/parameters/Jurisdiction' },
          { $ref: '#/components/parameters/Language' },
        ],
        ...requestOf(e, name),
        responses: { [e.status ?? 200]: { description: 'Success', content: answerOf(e, name) }, ...refusals(e) },
      },
    };
  }
  const tags = [...new Set([...names.values()].map(({ module }) => module))].sort().map((name) => ({ name }));
  const { components, ...rest } = howToCall;
  return { openapi: '3.1.0', ...rest, tags, paths, components: { ...components, schemas } };
};

/** Serves the OpenAPI description of everything routed; made from the contract when first asked for. */
export const describeApi = (app: FastifyInstance, kernel: Kernel): void => {
  let made: Promise<Schema> | null = null;
  fileRoute(app, kernel.disk, getOpenApi, async ({ reply }) => {
    made ??= describe();
    return reply.send(await made);
  });
};
