import type { Answers } from '#contract/kernel/form/schema.ts';
import { type FieldType, shapes } from '#contract/registers/fields.ts';
import { begunStates, begunTransitions } from '#contract/registers/forms.ts';
import { idOf } from '#kernel/ids.ts';
import type { BroughtRow } from '#modules/registers/index.ts';

const kinds = ['company', 'shop', 'society', 'service', 'market', 'school'];
const field = (key: string, type: FieldType, more: Record<string, unknown> = {}) => {
  const shape = structuredClone(shapes[type]);
  if (shape.enum) shape.enum = kinds;
  const options = Object.fromEntries(kinds.map((one) => [one, { zh: one, en: null }]));
  return { key, type, question: { ...shape, words: { title: { zh: key, en: null }, ...(shape.enum && { options }) } }, ...more };
};

/** A register as they are kept: ten fields, one of them computed. */
export const benchRegister = {
  title: { zh: '台账', en: null },
  fields: [
    field('name', 'text', { required: true }),
    field('number', 'text', { required: true }),
    field('area', 'area', { required: true }),
    field('kind', 'choice', { required: true }),
    field('staff', 'number'),
    field('members', 'number'),
    field('share', 'number', { formula: 'members / staff' }),
    field('budget', 'money'),
    field('surveyed', 'date'),
    field('note', 'long_text'),
  ],
  states: begunStates,
  transitions: begunTransitions,
  titleField: 'name',
  areaField: 'area',
  key: ['number'],
};

const words = ['古城', '金沙', '玉龙', '东巴', '雪山', '四方', '丽水', '黑龙', '三坊', '木府'];
const day = (n: number): string => new Date(Date.UTC(2024, 0, 1 + (n % 900))).toISOString().slice(0, 10);

/** Values of the n-th row, another for every n. */
export const valuesOf = (n: number, areas: readonly string[]): Answers => ({
  name: `${words[n % 10]}${words[(n * 7) % 10]}第${n}号`,
  number: `N${String(n).padStart(8, '0')}`,
  area: areas[n % areas.length] ?? '',
  kind: kinds[(n * 31) % 6] ?? '',
  staff: 1 + ((n * 17) % 400),
  members: (n * 13) % 30,
  budget: ((n * 7919) % 1_000_000) * 100,
  surveyed: day(n),
  note: `第 ${n} 条记录，登记人员现场核实，情况与上次一致。`,
});

export const rowOf = (n: number, areas: readonly string[], at: Date): BroughtRow => ({
  id: idOf(at.getTime() + n),
  values: valuesOf(n, areas),
  state: n % 10 === 0 ? 'draft' : 'confirmed',
  at,
});
