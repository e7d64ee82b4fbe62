import fc from 'fast-check';

/** JSON Schema of a part of a request. */
type Schema = Readonly<Record<string, unknown>> & {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly format?: string;
};

/** Texts that have hurt programs before. */
const oddTexts = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202e',
  '%',
  "' or 1=1 --",
  '{{x}}',
  '😀',
  'ﷺ'.repeat(50),
  '一'.repeat(300),
  '../..',
  '-',
  '٣',
  'NaN',
  '\n',
];
const oddDays = ['0000-01-01', '0001-01-01', '9999-12-31', '2024-02-29', '2026-03-02'];
const oddMoments = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59.999-14:00',
  '2026-03-02T01:30:00.123456789Z',
  '2026-03-02T09:30:00+08:00',
];
const oddNumbers = [0, -0, -1, 1, 0.5, 1e-7, 2 ** 31 - 1, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308];

/** What is known of the world by the name of a part: ids and codes that lead somewhere. */
export type Known = (name: string) => readonly unknown[];

/** Values a schema allows, at its edges more often than a person would, with parts that lead somewhere. */
export const allowedBy = (schema: Schema, known: Known, name = ''): fc.Arbitrary<unknown> => {
  const real = known(name);
  const made = shapedBy(schema, known, name);
  return real.length > 0 ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...real) }, { weight: 1, arbitrary: made }) : made;
};

const shapedBy = (schema: Schema, known: Known, name: string): fc.Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return fc.oneof(...branches.map((one) => allowedBy(one, known, name)));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type: string) => shapedBy({ ...schema, type }, known, name)));
  switch (schema.type) {
    case 'object': {
      const parts = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, part]) => [key, allowedBy(part, known, key)]));
      return fc.record(parts, { requiredKeys: Object.keys(parts).filter((key) => schema.required?.includes(key)) });
    }
    case 'array':
      if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((one) => allowedBy(one, known, name)));
      return fc.array(allowedBy(schema.items ?? {}, known, name.replace(/s$/, '')), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, Math.max(schema.minItems ?? 0, 4)),
      });
    case 'string':
      if (schema.format === 'uuid') return fc.uuid();
      if (schema.format === 'date') return fc.constantFrom(...oddDays);
      if (schema.format === 'date-time') return fc.constantFrom(...oddMoments);
      return fc
        .oneof(
          fc.constantFrom('已到现场处理', '13888800001', '123456', 'street_lamps', '530702', ...oddTexts),
          fc.string({ maxLength: 20 }),
        )
        .map((text) => text.slice(0, schema.maxLength ?? 400));
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? -5, -(2 ** 53) + 1), max: Math.min(schema.maximum ?? 2 ** 31 + 5, 2 ** 53 - 1) });
    case 'number':
      return fc
        .oneof(fc.constantFrom(...oddNumbers), fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true }))
        .map((n) => Math.min(Math.max(n, schema.minimum ?? n), schema.maximum ?? n));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
};

/** What may stand where something else belongs. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...oddTexts,
    ...oddNumbers,
    ...oddDays,
    ...oddMoments,
    null,
    true,
    [],
    {},
    [[]],
    [null],
    { length: 1 },
    'x'.repeat(5_000),
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The value with one of its parts replaced, dropped or doubled; which one is told by `at`, from 0 to 1. */
const spoiled = (value: unknown, at: number, by: unknown): unknown => {
  if (value === null || typeof value !== 'object') return by;
  const keys = Object.keys(value);
  const scaled = at * (keys.length + 1);
  const key = keys[Math.floor(scaled)];
  const rest = scaled % 1;
  if (key === undefined) return Array.isArray(value) ? [...value, by, ...value] : { ...value, unasked: by };
  const inside = (value as Record<string, unknown>)[key];
  const next = rest < 0.1 ? undefined : rest < 0.4 ? by : spoiled(inside, (rest - 0.4) / 0.6, by);
  if (Array.isArray(value)) return value.with(Number(key), next);
  return { ...value, [key]: next };
};

/** Values a schema nearly allows. */
export const nearlyAllowedBy = (schema: Schema, known: Known): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 2, arbitrary: allowedBy(schema, known) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(allowedBy(schema, known), fc.double({ min: 0, max: 0.999, noNaN: true }), junk)
        .map(([value, at, by]) => spoiled(value, at, by)),
    },
    { weight: 1, arbitrary: junk },
  );

/** A body on its way: content type and bytes, sometimes broken on the way. */
export const sentAs = (body: fc.Arbitrary<unknown>): fc.Arbitrary<{ type: string; bytes: string }> =>
  fc
    .tuple(
      body,
      fc.constantFrom('whole', 'whole', 'whole', 'whole', 'cut', 'doubled', 'deep', 'form', 'text', 'odd type', 'parts'),
      fc.nat(),
    )
    .map(([value, way, where]) => {
      const json = JSON.stringify(value) ?? '';
      const type = 'application/json';
      switch (way) {
        case 'cut':
          return { type, bytes: json.slice(0, where % (json.length + 1)) };
        case 'doubled':
          return { type, bytes: json + json };
        case 'deep':
          return { type, bytes: `${json.slice(0, -1)},"deep":${'['.repeat(where % 9_000)}` };
        case 'form':
          return { type: 'application/x-www-form-urlencoded', bytes: 'a=1&b=%FF' };
        case 'text':
          return { type: 'text/plain', bytes: json };
        case 'odd type':
          return { type: 'application/json; charset=utf-16; x="', bytes: json };
        case 'parts':
          return {
            type: where % 2 ? 'multipart/form-data; boundary=x' : 'multipart/form-data',
            bytes: `--x\r\ncontent-disposition: form-data; name="sheet"; filename="a"\r\n\r\n${json}`,
          };
        default:
          return { type, bytes: json };
      }
    });
