import type { Label } from '../kernel/form/schema.ts';
import type { Field } from './content.ts';

/** What keeps a register from being published. Words: `registers.errors.registers.design_<code>`, filled with `data`. */
export interface DesignProblem {
  /** Where in the content: `fields.3`. */
  readonly at: string;
  readonly code:
    | 'no_fields'
    | 'key'
    | 'twice'
    | 'shape'
    | 'question'
    | 'formula'
    | 'circular'
    | 'rule'
    | 'unknown'
    | 'retyped'
    | 'second_home'
    | 'own_area'
    | 'title_field'
    | 'area_field'
    | 'key_field'
    | 'expiry_field'
    | 'no_state'
    | 'state_unknown'
    | 'wait_field'
    | 'state_stuck'
    | 'row_register'
    | 'gathered'
    | 'gathered_field'
    | 'gathered_by'
    | 'no_register'
    | 'reminder'
    | 'measure_field'
    | 'measure_rule'
    | 'open_field'
    | 'open_photo';
  readonly data: Readonly<Record<string, unknown>>;
}
/** Notes a problem. */
export type Found = (at: string, code: DesignProblem['code'], data?: Record<string, unknown>) => void;

/** What a field is called in the words of a problem. */
export const named = ({ key, question }: Pick<Field, 'key' | 'question'>): Label => ({
  zh: question.words.title.zh || key,
  en: question.words.title.en,
});
