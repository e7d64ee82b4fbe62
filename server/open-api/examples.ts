import type { Schema } from './schemas.ts';

/** Texts by the name of what they fill; what is not named here is a sentence. */
const texts: Readonly<Record<string, string>> = {
  text: '光义街官院巷口路灯不亮，晚上看不清路',
  placeText: '光义街官院巷口',
  title: '光义街官院巷路灯不亮',
  reason: '现场已核实，情况属实',
  name: '光义社区居民委员会',
  shortName: '光义社区',
  address: '古城区光义街 12 号',
  login: 'clerk01',
  username: 'clerk01',
  role: 'clerk',
  version: '1.0.0',
  roles: 'clerk',
  password: 'Kanbudao-Xueshan-5596',
  current: 'Kanbudao-Xueshan-5596',
  next: 'Guangyi-Jie-2026-Xin',
  phone: '13888800001',
  telephone: '0888-5100000',
  code: '530702001',
  areaCode: '530702001001001',
  categoryCode: '01',
  creditCode: '11530702MB1234567K',
  ticket: 'k3V9f0cZ3sX1',
  comment: '修得很快',
  message: '请先登录，再继续操作。',
  number: '5307022026030200017',
  url: '/api/files/019576a2-7c00-7d3e-8f21-3b9a5c0d1e2f',
  color: '#1677ff',
};
const formats: Readonly<Record<string, string>> = {
  uuid: '019576a2-7c00-7d3e-8f21-3b9a5c0d1e2f',
  'date-time': '2026-03-02T01:30:00.000Z',
  date: '2026-03-02',
};
const numbers: Readonly<Record<string, number>> = { lon: 100.2331, lat: 26.8721, version: 3, row: 2 };

/** Texts of many shapes, for those whose name says nothing. */
const shapes = [
  '已到现场处理',
  '530702001',
  '13888800001',
  '123456',
  '2026-03-02',
  '2026-03-02T01:30:00.000Z',
  '09:00',
  'street_lamps',
  'street-lamps',
  '9f86d081884c7d659a2feaa0c55ad015',
  'A1',
  '1',
];

interface Bounds {
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
}

const within = (value: number, schema: Schema): number => {
  const { minimum = value, maximum = value } = schema as { minimum?: number; maximum?: number };
  return Math.min(Math.max(value, minimum), maximum);
};

const textFor = (name: string, schema: Schema): string => {
  const { minLength = 0, maxLength = 10_000, format = '', allOf = [], ...one } = schema as Parts & Bounds;
  if (formats[format]) return formats[format];
  const patterns = [one, ...(allOf as readonly Bounds[])].flatMap(({ pattern }) => (pattern === undefined ? [] : new RegExp(pattern, 'u')));
  const fits = (text: string | undefined): text is string =>
    text !== undefined && text.length >= minLength && text.length <= maxLength && patterns.every((pattern) => pattern.test(text));
  return [texts[name], ...shapes].find(fits) ?? '一'.repeat(Math.max(1, minLength));
};

interface Parts {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly $defs?: Record<string, Schema>;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly prefixItems?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Record<string, Schema>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

const objectFor = (s: Parts, root: Schema): Record<string, unknown> => {
  const named = Object.entries(s.properties ?? {}).map(([key, part]) => [key, exampleOf(part, key, root)]);
  const { enum: keys = [] } = (s.propertyNames ?? {}) as Parts;
  const more = typeof s.additionalProperties === 'object' ? s.additionalProperties : {};
  return Object.fromEntries([...named, ...keys.map((key) => [key, exampleOf(more, String(key), root)])]);
};

/**
 * A believable value of a schema: true to its types and bounds, with words of the field where the name of a part says which.
 * @param root where references of the schema lead
 */
export const exampleOf = (schema: Schema, name = '', root: Schema = schema): unknown => {
  const s = schema as Parts;
  if (s.examples?.length) return s.examples[0];
  if (s.const !== undefined) return s.const;
  if (s.default !== undefined && s.default !== null) return s.default;
  if (s.enum) return s.enum[0];
  if (s.$ref !== undefined)
    return exampleOf(s.$ref === '#' ? root : ((root as Parts).$defs?.[s.$ref.replace('#/$defs/', '')] ?? {}), name, root);
  if (s.allOf && s.type === undefined) return Object.assign({}, ...s.allOf.map((one) => exampleOf(one, name, root)));
  const branches = s.anyOf ?? s.oneOf;
  if (branches) return exampleOf(branches.find((one) => one['type'] !== 'null') ?? {}, name, root);
  const type = [s.type].flat().find((one) => one !== 'null');
  switch (type) {
    case 'object':
      return objectFor(s, root);
    case 'array':
      if (s.prefixItems) return s.prefixItems.map((one) => exampleOf(one, name, root));
      // a tree without branches
      if ((s.items as Parts | undefined)?.$ref !== undefined) return [];
      return Array.from({ length: Math.max(1, s.minItems ?? 1) }, () => exampleOf(s.items ?? {}, name.replace(/s$/, ''), root));
    case 'string':
      return textFor(name, schema);
    case 'integer':
    case 'number':
      return within(numbers[name] ?? 1, schema);
    case 'boolean':
      return false;
    default:
      return {};
  }
};
