import { pinyin } from 'pinyin-pro';
import { isDay } from '#contract/kernel/check-digits.ts';
import { type AnswerProblem, finished, problemsOfAnswers } from '#contract/kernel/form/answers.ts';
import type { Answer, Answers } from '#contract/kernel/form/schema.ts';
import type { RegisterContent, RegisterState } from '#contract/registers/content.ts';
import { isLink, type LinkType, slotKinds } from '#contract/registers/fields.ts';
import { isAsked } from '#contract/registers/forms.ts';
import { valueTypeOf } from '#contract/registers/formulas.ts';
import { maskIdNumber, maskPhone } from '#modules/persons/domain/index.ts';
import type { Register } from './register.ts';

/** A verdict on values: what they are with everything computed, or what is wrong. */
export type Verdict =
  | { readonly values: Answers }
  | { readonly wrong: AnswerProblem }
  | { readonly broken: RegisterContent['rules'][number] };

/** Whether somebody fills a field in. */
const isAskedKey = (register: Pick<Register, 'fields'>, key: string): boolean => {
  const field = register.fields.get(key);
  return field !== undefined && isAsked(field);
};
/** Of values those that somebody fills in. */
export const askedValues = (register: Pick<Register, 'fields'>, values: Answers): Answers =>
  Object.fromEntries(Object.entries(values).filter(([key]) => isAskedKey(register, key)));

const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

/** What a day is to formulas and reminders of a row in a state. */
const scopeOf = (values: Answers, state: RegisterState, today: string): Record<string, unknown> => ({
  ...values,
  today,
  state: state.code,
});

/** Values with what formulas make of them. @param today day in Shanghai */
export const computed = (register: Register, state: RegisterState, given: Answers, today: string): Answers => {
  const values: Record<string, Answer> = { ...given };
  for (const { key, expression } of register.computed) {
    const outcome = expression.evaluate(scopeOf(values, state, today));
    const value = 'value' in outcome ? outcome.value : undefined;
    const field = register.fields.get(key);
    delete values[key];
    if (value === undefined || !field) continue;
    const plain = typeof value === 'bigint' ? Number(value) : (value as Answer);
    const isFit =
      typeof plain === 'number' ? Number.isFinite(plain) && valueTypeOf(field) !== 'string' : field.type !== 'date' || isDay(String(plain));
    if (isFit) values[key] = plain;
  }
  return values;
};

/** Figures a row keeps from others, as they stand; a new row has no others yet. */
export const figuresIn = (register: Pick<Register, 'content'>, before: Answers): Answers =>
  Object.fromEntries(
    register.content.fields.flatMap(({ key, gathered }): [string, Answer][] => {
      const begun = gathered && (gathered.what === 'count' || gathered.what === 'sum') ? 0 : undefined;
      const value = gathered ? (before[key] ?? begun) : undefined;
      return value === undefined ? [] : [[key, value]];
    }),
  );

/** Reminders that hold for a row. @param today day in Shanghai */
export const dueOf = (register: Register, state: RegisterState, values: Answers, today: string): string[] =>
  register.reminders.flatMap(({ reminder, expression }) => {
    const isHere = reminder.states.length === 0 ? state.phase !== 'ended' : reminder.states.includes(state.code);
    const outcome = isHere ? expression.evaluate(scopeOf(values, state, today)) : null;
    return outcome && 'value' in outcome && outcome.value === true ? [reminder.code] : [];
  });

/** Judges what was filled in for a row in a state: form, formulas, rules, in this order. @param figures what it keeps from other rows @param today day in Shanghai */
export const judge = (
  register: Register,
  state: RegisterState,
  given: Answers,
  today: string,
  figures: Answers = figuresIn(register, {}),
): Verdict => {
  const form = register.formIn(state);
  const asked = finished(form, given);
  const unknown = Object.keys(given).find((key) => !isAskedKey(register, key));
  if (unknown !== undefined) return { wrong: { question: unknown.slice(0, 40), code: 'not_asked', data: {} } };
  const [wrong] = problemsOfAnswers(form, asked);
  if (wrong) return { wrong };
  const values = computed(register, state, { ...asked, ...figures }, today);
  const broken = brokenBy(register, state, values, today);
  return broken ? { broken } : { values };
};

/** The first rule that values break; what cannot be told breaks none. */
export const brokenBy = (
  register: Register,
  state: RegisterState,
  values: Answers,
  today: string,
): RegisterContent['rules'][number] | null =>
  register.rules.find(({ expression }) => {
    const outcome = expression.evaluate(scopeOf(values, state, today));
    return 'value' in outcome && outcome.value === false;
  })?.rule ?? null;

/** What stands in a field's column. Long texts are cut: an index holds no more, and nobody filters by their end. @param digest of what is personal */
export const slotValue = (
  register: Register,
  key: string,
  value: Answer | undefined,
  digest: (type: string, text: string) => string,
): string | number | null => {
  const field = register.fields.get(key);
  if (value === undefined || !field) return null;
  // a column of numbers holds no digest: what is personal and a number is neither found nor summed
  if (field.personal) return slotKinds[field.type] === 'n' ? null : digest(field.type, String(value));
  if (slotKinds[field.type] === 'n') return field.type === 'date' ? dayNumber(String(value)) : Number(value);
  return String(value).slice(0, 200);
};

/** What a filter's end means in the column: days as their number, anything else as it is. */
export const boundOf = (register: Register, key: string, value: string | number): string | number =>
  register.fields.get(key)?.type === 'date' ? dayNumber(String(value)) : value;
/** The day of a number that stands in the column of a date. */
export const dayOfNumber = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10);

/** What values name elsewhere. */
export const linksOf = (register: Register, values: Answers): { kind: LinkType; target: string; field: string }[] =>
  register.content.fields.flatMap(({ key, type, personal }) => {
    const value = values[key];
    return isLink(type) && typeof value === 'string' && personal === null ? [{ kind: type, target: value, field: key }] : [];
  });

const latin = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
/** By what a title is found beside its beginning: 柳岸物业 → liuanwuye, lawy. Of the first 40 characters. */
export const spellingOf = (title: string): { readonly pinyin: string; readonly initials: string } => {
  const head = [...title].slice(0, 40).join('');
  if (!/\p{Script=Han}/u.test(head)) return { pinyin: latin(head), initials: '' };
  const syllables = pinyin(head, { toneType: 'none', type: 'array', v: true }).map(latin);
  return { pinyin: syllables.join(''), initials: syllables.map((one) => one[0] ?? '').join('') };
};

/** Splits values into those that stand open and those that are sealed. */
export const parted = (register: Register, values: Answers): { readonly open: Answers; readonly personal: Answers } => {
  const isPersonal = (key: string): boolean => register.fields.get(key)?.personal != null;
  const entries = Object.entries(values);
  return {
    open: Object.fromEntries(entries.filter(([key]) => !isPersonal(key))),
    personal: Object.fromEntries(entries.filter(([key]) => isPersonal(key))),
  };
};

/** The cells values were read from, as far as the values stand: what is changed is written as it is now. */
export const rawThatStands = (raw: Readonly<Record<string, string>>, before: Answers, after: Answers): Record<string, string> =>
  Object.fromEntries(Object.entries(raw).filter(([key]) => same(before[key], after[key])));

const same = (a: Answer | undefined, b: Answer | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
/** Fields whose value differs. */
export const changedKeys = (before: Answers, after: Answers): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !same(before[key], after[key])).sort();

/** Something personal as it may be shown to whoever gave no reason. */
export const masked = (type: string, value: Answer): string => {
  const text = String(value);
  if (type === 'phone') return maskPhone(text);
  if (type === 'identity_number') return maskIdNumber(text);
  const [first = ''] = text;
  return `${first}${'*'.repeat(Math.min(Math.max([...text].length - 1, 1), 6))}`;
};
