import { readExpression } from '../kernel/expression/expression.ts';
import { keyPattern } from '../kernel/form/schema.ts';
import type { Condition } from './conditions.ts';
import type { Field, RegisterContent } from './content.ts';
import { type FieldType, slotKinds } from './fields.ts';
import { languageOf } from './formulas.ts';
import type { Gathered } from './parts.ts';
import { type Found, named } from './problems.ts';

/** Types a gathered figure may have. */
const figures: Readonly<Record<Gathered['what'], readonly FieldType[]>> = {
  count: ['number'],
  sum: ['number', 'money'],
  min: ['number', 'money', 'date'],
  max: ['number', 'money', 'date'],
};

/** Whether a field names a register exactly where it is a row of one, and gathers what it can hold. */
export const partFound = (one: Field, at: number, add: Found): void => {
  if ((one.type === 'row') !== (one.register !== null)) add(`fields.${at}`, 'row_register', { field: named(one) });
  const { gathered } = one;
  if (gathered === null) return;
  const isFigure = figures[gathered.what].includes(one.type) && (gathered.what === 'count') === (gathered.field === null);
  if (!isFigure || one.formula !== null || one.required || one.personal !== null) add(`fields.${at}`, 'gathered', { field: named(one) });
};

/** Reminders whose condition cannot be read, or that name states that are not there. */
export const remindersFound = (content: RegisterContent, add: Found): void => {
  const language = languageOf(content);
  const states = new Set(content.states.map(({ code }) => code));
  for (const [i, { code, title, condition, states: among }] of content.reminders.entries()) {
    if (!keyPattern.test(code)) add(`reminders.${i}`, 'key', { field: title, key: code });
    if (content.reminders.findIndex((one) => one.code === code) < i) add(`reminders.${i}`, 'twice', { field: title, key: code });
    const read = readExpression(language, condition, 'bool');
    if ('fault' in read) add(`reminders.${i}`, 'reminder', { reminder: title, fault: read.fault.code, what: read.fault.what });
    for (const state of among) if (!states.has(state)) add(`reminders.${i}`, 'state_unknown', { key: state });
  }
};

/** Fields by which rows can be told apart in figures: those with a column whose values stand open. */
const isCompared = ({ type, personal }: Field): boolean => slotKinds[type] !== null && personal === null;

/** Measures over fields that are not there or cannot be compared, and limits that leave nothing. */
export const measuresFound = ({ measures, fields, states, areaField }: RegisterContent, add: Found): void => {
  const find = (key: string): Field | undefined => fields.find((one) => one.key === key);
  const isCondition = ({ field, is }: Condition): boolean => {
    const one = find(field);
    return field === 'state'
      ? (is?.every((code) => states.some((state) => state.code === code)) ?? false)
      : one !== undefined && isCompared(one);
  };
  for (const [i, { code, title, of, where, sum, over, rule }] of measures.entries()) {
    if (!keyPattern.test(code) || /[A-Z]/.test(code)) add(`measures.${i}`, 'key', { field: title, key: code });
    if (measures.findIndex((one) => one.code === code) < i) add(`measures.${i}`, 'twice', { field: title, key: code });
    if (areaField === null) add(`measures.${i}`, 'area_field', { key: title.zh });
    for (const one of [...(of ?? []), ...where])
      if (!isCondition(one)) add(`measures.${i}`, 'measure_field', { measure: title, key: one.field });
    for (const key of [sum, over])
      if (key !== null && !['number', 'money'].includes(find(key)?.type ?? ''))
        add(`measures.${i}`, 'measure_field', { measure: title, key });
    if (rule && ((rule.min === null && rule.max === null) || (rule.min ?? 0) > (rule.max ?? Number.POSITIVE_INFINITY)))
      add(`measures.${i}`, 'measure_rule', { measure: title });
  }
};

/** Types that name somebody, or something not everybody may see. */
const closed: readonly FieldType[] = ['person', 'case', 'phone', 'identity_number', 'file'];

/** What may not stand on a public page. */
export const openFound = ({ open, fields, states, titleField }: RegisterContent, add: Found): void => {
  if (open === null) return;
  const title = fields.find(({ key }) => key === titleField);
  // a public row is called by something: never by somebody
  if (title?.type === 'person') add('open', 'open_field', { field: named(title) });
  for (const key of open.fields) {
    const one = fields.find((field) => field.key === key);
    if (!one) add('open', 'unknown', { key });
    else if (one.personal !== null || closed.includes(one.type)) add('open', 'open_field', { field: named(one) });
  }
  for (const code of open.states) if (!states.some((state) => state.code === code)) add('open', 'state_unknown', { key: code });
  const photo = fields.find(({ key }) => key === open.photo);
  if (open.photo !== null && (photo?.type !== 'photo' || photo.personal !== null)) add('open', 'open_photo', { key: open.photo });
};
