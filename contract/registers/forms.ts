import type { FormSchema } from '../kernel/form/schema.ts';
import type { Field, RegisterContent, RegisterState, Transition } from './content.ts';

/** The fields somebody fills in, as a form of the kit. */
export const formOf = ({ fields }: Pick<RegisterContent, 'fields'>): FormSchema => {
  const asked = fields.filter(({ formula }) => formula === null);
  return {
    type: 'object',
    properties: Object.fromEntries(asked.map(({ key, question }) => [key, question])),
    order: asked.map(({ key }) => key),
    required: asked.filter((one) => one.required).map(({ key }) => key),
  };
};

/** The fields without which a row does not stand in a state: one that is not valid yet needs only its name and its area. */
export const requiredIn = (content: Pick<RegisterContent, 'fields' | 'titleField' | 'areaField'>, state: RegisterState): Field[] =>
  content.fields.map((one) => ({
    ...one,
    required:
      one.key === content.titleField ||
      one.key === content.areaField ||
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
  { from: 'draft', to: 'confirmed', title: { zh: '确认', en: 'Confirm' }, by: 'confirm', reason: false },
  { from: 'confirmed', to: 'draft', title: { zh: '退回修改', en: 'Send back' }, by: 'confirm', reason: true },
  { from: 'confirmed', to: 'ended', title: { zh: '终止', en: 'End' }, by: 'write', reason: true },
  { from: 'ended', to: 'confirmed', title: { zh: '恢复', en: 'Restore' }, by: 'confirm', reason: true },
];
