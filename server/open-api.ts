import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { errorAnswer } from '#contract/kernel/values.ts';
import { routed } from '#kernel/http.ts';

type Schema = Record<string, unknown>;
const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Schema;
  return schema;
};
/**
 * Moves the named parts of a schema – a shape that holds itself, such as a tree, has them – into the document's components, where its
 * references find them: inside a response they would point at the document's root.
 */
const hoisted = (schema: Schema, name: string, components: Record<string, Schema>): Schema => {
  const { $defs = {}, ...root } = schema as Schema & { $defs?: Record<string, Schema> };
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) =>
        key === '$ref' && typeof part === 'string'
          ? [key, part === '#' ? `#/components/schemas/${name}` : part.replace('#/$defs/', `#/components/schemas/${name}.`)]
          : [key, rewrite(part)],
      ),
    );
  };
  for (const [part, definition] of Object.entries($defs)) components[`${name}.${part}`] = rewrite(definition) as Schema;
  const whole = rewrite(root) as Schema;
  if (!JSON.stringify(root).includes('"$ref":"#"')) return whole;
  components[name] = whole;
  return { $ref: `#/components/schemas/${name}` };
};

const parameters = (type: z.ZodType | undefined, where: 'path' | 'query'): Schema[] => {
  if (!type) return [];
  const { properties = {}, required = [] } = schemaOf(type, 'input') as { properties?: Record<string, Schema>; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema,
  }));
};

const describe = (): Schema => {
  const paths: Record<string, Record<string, Schema>> = {};
  const schemas: Record<string, Schema> = {};
  for (const e of routed) {
    const path = e.path.replace(/:(\w+)/g, '{$1}');
    const content = (type: z.ZodType, io: 'input' | 'output') => ({
      'application/json': { schema: hoisted(schemaOf(type, io), `${e.method}${e.path}.${io}`.replace(/[^\w.-]+/g, '_'), schemas) },
    });
    paths[path] = {
      ...paths[path],
      [e.method.toLowerCase()]: {
        summary: e.summary,
        ...(e.errors?.length ? { description: `Errors: ${e.errors.join(', ')}` } : {}),
        security: e.access === 'public' ? [] : [{ session: [] }],
        parameters: [...parameters(e.params, 'path'), ...parameters(e.query, 'query')],
        ...(e.body ? { requestBody: { required: true, content: content(e.body, 'input') } } : {}),
        responses: {
          [e.status ?? 200]: { description: 'Success', content: content(e.response, 'output') },
          default: { description: 'Refusal', content: content(errorAnswer, 'output') },
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Linli 邻理',
      version: '0.1.0',
      description: 'State-changing requests carry the header `x-linli: 1` and a client-made `id`.',
    },
    components: { schemas, securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'linli.session_token' } } },
    paths,
  };
};

/** Serves the OpenAPI description of all routes at `/api/openapi.json`; made from the contract when first asked for. */
export const describeApi = (app: FastifyInstance): void => {
  let made: Schema | null = null;
  app.get('/api/openapi.json', async () => (made ??= describe()));
};
