import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { RegisterState } from '#contract/registers/content.ts';
import { ownTitle } from '#contract/registers/forms.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { AppError, fail } from '#kernel/errors.ts';
import { phrase } from '#kernel/words.ts';
import type { Eye } from '../context.ts';
import type { Register } from '../domain/register.ts';
import { dueOf, linksOf, parted, slotValue, spellingOf, type Verdict } from '../domain/values.ts';
import { titleOf } from '../domain/words.ts';
import { digestOf, sealPersonal } from '../sealing.ts';
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

/** A row's place, by the field that says where it lies, else the area whose register it is; null where neither is there. */
const areaPathOf = ({ register, snapshot }: Pick<Writing, 'register' | 'snapshot'>, values: Answers): string | null => {
  const { area, areaField } = register.content;
  const code = (areaField === null ? undefined : values[areaField]) ?? area;
  return typeof code === 'string' ? (snapshot.find(code)?.path ?? null) : null;
};
/** Whether a place lies in the area whose register it is. */
export const isOwnPlace = ({ register, snapshot }: Pick<Writing, 'register' | 'snapshot'>, areaPath: string | null): boolean => {
  const own = register.content.area === null ? null : snapshot.find(register.content.area);
  return !own || (areaPath !== null && isWithin(areaPath, own.path));
};

/** What of a row follows from its values alone, wherever it lies. `kept` stands in fields the register has no more, `raw` are the cells it was read from. */
export const heldBy = (
  { register, ring }: Pick<Writing, 'register' | 'ring'>,
  id: string,
  values: Answers,
  { kept = {}, raw = {} }: { readonly kept?: Answers; readonly raw?: Readonly<Record<string, string>> },
) => {
  const { open, personal } = parted(register, values);
  const cells = parted(register, raw) as { open: Record<string, string>; personal: Record<string, string> };
  const sealed = sealPersonal({ ring }, id, personal, cells.personal);
  const expiry = register.content.expiry && values[register.content.expiry.field];
  return {
    data: { ...kept, ...open },
    raw: Object.keys(cells.open).length > 0 ? cells.open : null,
    sealed,
    keyVersion: sealed === null ? null : ring.version,
    slots: Object.fromEntries(Object.keys(register.slots).map((key) => [key, slotValue(register, key, values[key], digestOf({ ring }))])),
    expiresOn: typeof expiry === 'string' ? expiry : null,
  };
};

/** A row with everything that follows from its values. */
export const writtenRow = (
  eye: Writing,
  row: Pick<RowRecord, 'id' | 'version' | 'createdAt' | 'createdBy' | 'imported'>,
  state: RegisterState,
  values: Answers,
  more: {
    readonly kept?: Answers;
    readonly raw?: Readonly<Record<string, string>>;
    readonly from?: Pick<RowRecord, 'file' | 'place'>;
    readonly endedAt?: Date | null;
  } = {},
): WrittenRow & { readonly links: readonly Link[]; readonly due: readonly string[] } => {
  const { register, now } = eye;
  const title = String(values[register.content.titleField] ?? '');
  return {
    id: row.id,
    version: row.version,
    state: state.code,
    areaPath: areaPathOf(eye, values),
    title,
    ...spellingOf(title),
    ...heldBy(eye, row.id, values, more),
    file: more.from?.file ?? null,
    place: more.from?.place ?? null,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    imported: row.imported,
    changedAt: now,
    endedAt: state.phase === 'ended' ? (more.endedAt ?? now) : null,
    links: linksOf(register, values),
    due: dueOf(register, state, values, shanghaiDay(now)),
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
  const { key } = register.content;
  const own = ownTitle(register.content);
  const values = key.map((one) => (one === own ? title : (slots[one] ?? null)));
  if (key.length === 0 || values.some((value) => value === null)) return null;
  return { columns: key.map((one) => (one === own ? 'title' : (register.slots[one] ?? ''))), values: values as (string | number)[] };
};
