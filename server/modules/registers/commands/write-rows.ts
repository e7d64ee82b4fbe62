import type { Answers } from '#contract/kernel/form/schema.ts';
import type { RegisterState } from '#contract/registers/content.ts';
import { AppError, fail } from '#kernel/errors.ts';
import { phrase } from '#kernel/words.ts';
import type { Eye } from '../context.ts';
import type { Register } from '../domain/register.ts';
import { linksOf, parted, slotValue, spellingOf, type Verdict } from '../domain/values.ts';
import { titleOf } from '../domain/words.ts';
import { digestOf, placeOf } from '../sealing.ts';
import type { Link } from '../store/links.ts';
import type { RowRecord, WrittenRow } from '../store/rows.ts';

/** The error of a verdict that is none. */
export const errorOf = (eye: Pick<Eye, 'register'>, verdict: Exclude<Verdict, { values: Answers }>): AppError => {
  if ('broken' in verdict) return new AppError('registers.rule_broken', { rule: verdict.broken.message, fields: verdict.broken.fields });
  const { question, code, data } = verdict.wrong;
  const field = eye.register.fields.get(question);
  const problem = { zh: phrase('zh-CN', `forms-own.answer.${code}`, data), en: phrase('en', `forms-own.answer.${code}`, data) };
  return new AppError('registers.value_wrong', { field: field ? titleOf(field) : question, key: question, code, problem });
};

/** What writing a row stands on. */
type Writing = Pick<Eye, 'register' | 'ring' | 'now'> & { readonly snapshot: Pick<Eye['snapshot'], 'find'> };

/** A row's place, by the field that says where it lies; null where the register has none, or nothing stands there. */
const areaPathOf = ({ register, snapshot }: Pick<Writing, 'register' | 'snapshot'>, values: Answers): string | null => {
  const { areaField } = register.content;
  const code = areaField === null ? undefined : values[areaField];
  return typeof code === 'string' ? (snapshot.find(code)?.path ?? null) : null;
};

/** A row with everything that follows from its values. */
export const writtenRow = (
  eye: Writing,
  row: Pick<RowRecord, 'id' | 'version' | 'createdAt' | 'createdBy' | 'imported'>,
  state: RegisterState,
  values: Answers,
  more: { readonly kept?: Answers; readonly raw?: RowRecord['raw']; readonly endedAt?: Date | null } = {},
): WrittenRow & { readonly links: readonly Link[] } => {
  const { register, ring, now } = eye;
  const { open, personal } = parted(register, values);
  const title = String(values[register.content.titleField] ?? '');
  const isSealed = Object.keys(personal).length > 0;
  const expiry = register.content.expiry && values[register.content.expiry.field];
  return {
    id: row.id,
    version: row.version,
    state: state.code,
    areaPath: areaPathOf(eye, values),
    title,
    ...spellingOf(title),
    data: { ...more.kept, ...open },
    raw: more.raw && Object.keys(more.raw).length > 0 ? more.raw : null,
    sealed: isSealed ? ring.seal(placeOf(row.id), JSON.stringify(personal)) : null,
    keyVersion: isSealed ? ring.version : null,
    slots: Object.fromEntries(Object.keys(register.slots).map((key) => [key, slotValue(register, key, values[key], digestOf(eye))])),
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    imported: row.imported,
    changedAt: now,
    endedAt: state.phase === 'ended' ? (more.endedAt ?? now) : null,
    expiresOn: typeof expiry === 'string' ? expiry : null,
    links: linksOf(register, values),
  };
};

/** The state new rows stand in. */
export const firstState = ({ register }: Pick<Eye, 'register'>): RegisterState =>
  register.content.states[0] ?? fail('registers.register_not_found');

/** A row's key as it stands in columns; null where the register has none, or a part of it is empty. */
export const slotsOfKey = (
  register: Register,
  { slots, title }: Pick<WrittenRow, 'slots' | 'title'>,
): { readonly columns: string[]; readonly values: (string | number)[] } | null => {
  const { key, titleField } = register.content;
  const values = key.map((one) => (one === titleField ? title : (slots[one] ?? null)));
  if (key.length === 0 || values.some((value) => value === null)) return null;
  return { columns: key.map((one) => (one === titleField ? 'title' : (register.slots[one] ?? ''))), values: values as (string | number)[] };
};
