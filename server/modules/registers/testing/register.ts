import { readFileSync } from 'node:fs';
import type { FieldType } from '#contract/registers/fields.ts';
import { shapes } from '#contract/registers/fields.ts';
import type { District } from '#tools/testing/district.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';

const options = ['running', 'dormant', 'closed'];
const titles: Record<string, string> = { running: '正常', dormant: '停业', closed: '注销' };

/** A field for a test. */
export const field = (key: string, title: string, type: FieldType, over: Record<string, unknown> = {}) => {
  const shape = structuredClone(shapes[type]);
  if (shape.enum) shape.enum = options;
  const words = {
    title: { zh: title, en: null },
    ...(shape.enum && { options: Object.fromEntries(options.map((one) => [one, { zh: titles[one] ?? one, en: null }])) }),
  };
  return { key, type, question: { ...shape, words }, ...over };
};

/** A register of firms as a test designs it. */
export const firms = (over: Record<string, unknown> = {}) => ({
  title: { zh: '两新组织台账', en: 'New organisations' },
  fields: [
    field('name', '名称', 'text', { required: true }),
    field('credit', '统一社会信用代码', 'credit_code'),
    field('area', '所在区域', 'area', { required: true }),
    field('status', '经营状态', 'choice', { required: true }),
    field('staff', '从业人员', 'number', { unit: '人' }),
    field('members', '党员', 'number', { unit: '人' }),
    field('share', '党员占比', 'number', { formula: 'members / staff' }),
    field('owner_phone', '负责人电话', 'phone', { personal: { purpose: '联系负责人', months: 12 } }),
    field('surveyed', '摸排日期', 'date'),
    field('body', '主管单位', 'organisation'),
  ],
  rules: [{ condition: 'members <= staff', message: { zh: '党员不能多于从业人员', en: null }, fields: ['members', 'staff'] }],
  states: [
    { code: 'draft', title: { zh: '草稿', en: null }, phase: 'draft' },
    { code: 'confirmed', title: { zh: '已确认', en: null }, phase: 'valid', required: ['surveyed'], locked: true },
    { code: 'ended', title: { zh: '已终止', en: null }, phase: 'ended', locked: true },
  ],
  transitions: [
    { from: 'draft', to: 'confirmed', title: { zh: '确认', en: null }, by: 'confirm' },
    { from: 'confirmed', to: 'ended', title: { zh: '终止', en: null }, by: 'confirm', reason: true },
  ],
  titleField: 'name',
  areaField: 'area',
  key: ['credit'],
  ...over,
});

/** Drafts and publishes a register as the supervisor of a district. @returns the answer of the publication */
export const publishRegister = (d: District, code: string, content: object) =>
  publishDefinition(d, 'registers.register', content, { subject: code, reason: '摸排工作需要' });

/** What a pack of the program says of one of its registers. */
export const packed = (pack: string, code: string): object =>
  JSON.parse(readFileSync(new URL(`../../../../packs/${pack}/registers/${code}.json`, import.meta.url), 'utf8'));
