import { z } from 'zod';

/** JSON Schema as a document carries it. */
export type Schema = Record<string, unknown>;

/** What a type accepts (`input`) or promises (`output`). */
export const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Schema;
  return schema;
};

/**
 * Moves the named parts of a schema – a shape that holds itself, such as a tree, has them – into the document's components, where its
 * references find them: inside a response they would point at the document's root.
 */
export const hoisted = (schema: Schema, name: string, components: Record<string, Schema>): Schema => {
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
