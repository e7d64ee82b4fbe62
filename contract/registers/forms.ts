import type { FormSchema } from '../kernel/form/schema.ts';
import type { Field, RegisterContent, RegisterState, Transition } from './content.ts';
import type { FieldType } from './fields.ts';

/** Whether somebody fills a field in; others are computed, or kept from rows elsewhere. */
export const isAsked = ({ formula, gathered }: Pick<Field, 'formula' | 'gathered'>): boolean => formula === null && gathered === null;

/** The fields somebody fills in, as a form of the kit. */
export const formOf = ({ fields }: Pick<RegisterContent, 'fields'>): FormSchema => {
  const asked = fields.filter(isAsked);
  return {
    type: 'object',
    properties: Object.fromEntries(
      asked.map(({ key, type, question, register }) => [
        key,
        type === 'row' && register !== null ? { ...question, among: register } : question,
      ]),
    ),
    order: asked.map(({ key }) => key),
    required: asked.filter((one) => one.required).map(({ key }) => key),
  };
};

/** The fields without which a row does not stand in a state: one that is not valid yet needs only its name and its area, where the register has none of its own. */
export const requiredIn = (content: Pick<RegisterContent, 'fields' | 'titleField' | 'area' | 'areaField'>, state: RegisterState): Field[] =>
  content.fields.map((one) => ({
    ...one,
    required:
      one.key === content.titleField ||
      (one.key === content.areaField && content.area === null) ||
      state.required.includes(one.key) ||
      (one.required && state.phase !== 'draft'),
  }));

/** The states a register begins with: drafted, confirmed, ended. */
export const begunStates: readonly RegisterState[] = [
  { code: 'draft', title: { zh: '草稿', en: 'Draft' }, phase: 'draft', locked: false, required: [] },
  { code: 'confirmed', title: { zh: '已确认', en: 'Confirmed' }, phase: 'valid', locked: false, required: [] },
  { code: 'ended', title: { zh: '已终止', en: 'Ended' }, phase: 'ended', locked: true, required: [] },
];
export const begunTransitions: readonly Transition[] = [
  { from: 'draft', to: 'confirmed', title: { zh: '确认', en: 'Confirm' }, by: 'confirm', reason: false, wait: null },
  { from: 'confirmed', to: 'draft', title: { zh: '退回修改', en: 'Send back' }, by: 'confirm', reason: true, wait: null },
  { from: 'confirmed', to: 'ended', title: { zh: '终止', en: 'End' }, by: 'write', reason: true, wait: null },
  { from: 'ended', to: 'confirmed', title: { zh: '恢复', en: 'Restore' }, by: 'confirm', reason: true, wait: null },
];

/** The key of what rows are called by, where it is a text of their own; null where they are called by a person or organisation. */
export const ownTitle = ({ fields, titleField }: Pick<RegisterContent, 'fields' | 'titleField'>): string | null =>
  fields.some(({ key, type }) => key === titleField && isNamedElsewhere(type)) ? null : titleField;
/** Types whose names rows may be called by: kept where they are, followed when they change. */
export const isNamedElsewhere = (type: FieldType): boolean => type === 'person' || type === 'organisation';
