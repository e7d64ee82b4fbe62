import { faultOfIdNumber, isCreditCode } from '#contract/kernel/check-digits.ts';
import type { Answer, Answers } from '#contract/kernel/form/schema.ts';
import { yuanOf } from '#contract/kernel/form/tell.ts';
import { capitalCodeOf, isTelephone, mobilePattern, phoneOf, plain, telephoneOf } from '#contract/kernel/typed.ts';
import type { Field } from '#contract/registers/content.ts';
import { isAsked } from '#contract/registers/forms.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { cellOfSlice } from '#kernel/sheets/rows/slices.ts';
import { periodOf } from './periods.ts';
import type { Register } from './register.ts';

/** What is not read back: computed or kept from elsewhere, or files that do not fit into a cell. */
const isReadBack = (field: Field): boolean => isAsked(field) && field.type !== 'file' && field.type !== 'photo';

/** A value as a cell holds it: as it was imported where that is known, else so that it is read back as the same. @param raw as it stands in a CSV */
export const cellOf = (
  field: Field,
  value: Answer | undefined,
  nameOf: (key: string) => string | undefined,
  raw: string | undefined,
): string | number | null => {
  if (raw !== undefined) return cellOfSlice(raw);
  if (value === undefined) return null;
  const option = (one: string): string => field.question.words.options?.[one]?.zh ?? one;
  switch (field.type) {
    case 'money':
      return yuanOf(Number(value));
    case 'number':
      return Number(value);
    case 'yes_no':
      return value ? '是' : '否';
    case 'choice':
      return option(String(value));
    case 'choices':
      return [value]
        .flat()
        .map((one) => option(String(one)))
        .join('、');
    case 'file':
    case 'photo':
      return [value].flat().length;
    case 'organisation':
    case 'person':
    case 'place':
    case 'case':
    case 'row':
      return nameOf(String(value)) ?? String(value);
    default:
      return String(value);
  }
};

/** What a cell says about something named elsewhere, for the import to look up. */
export interface Named {
  readonly named: string;
}
/** Values of a row as its cells tell them. A column that is not there says nothing of its field. */
export type Told = Readonly<Record<string, Answer | Named | null>>;

const phoneForm = { clean: (typed: string): string => (mobilePattern.test(phoneOf(typed)) ? phoneOf(typed) : telephoneOf(typed)) };
const codeForm = { clean: capitalCodeOf };
const anyNumber = 1e15;

/** A number that is not below zero where none is expected to be. */
const natural = (r: RowReader, { key, question }: Field, value: number | null): number | null =>
  value !== null && value < 0 && question.minimum === 0 ? r.wrong(key, 'registers.cell_negative', { value }) : value;

/** What one cell says. */
export const tellField = (r: RowReader, field: Field): Answer | Named | null => {
  const { key, type, question } = field;
  const options = Object.fromEntries(
    (question.enum ?? question.items?.enum ?? []).map((one) => [one, question.words.options?.[one]?.zh ?? one]),
  );
  switch (type) {
    case 'number':
      return natural(r, field, r.number(key, -anyNumber, anyNumber, question.type === 'integer', field.unit));
    case 'money': {
      const yuan = natural(r, field, r.number(key, -anyNumber / 100, anyNumber / 100, false, field.unit));
      return yuan === null ? null : Math.round(yuan * 100);
    }
    case 'date':
      return r.day(key);
    case 'yes_no': {
      const said = r.word(key, { yes: '是', no: '否' }, undefined, {
        yes: ['有', '√', 'yes', 'y', 'true'],
        no: ['无', '×', 'no', 'n', 'false'],
      });
      return said === null ? null : said === 'yes';
    }
    case 'choice':
      return r.word(key, options);
    case 'choices': {
      const parts = (r.text(key, 1, 2000) ?? '')
        .split(/[、,，;；]/)
        .map(plain)
        .filter(Boolean);
      const found = parts.map((part) => Object.entries(options).find(([, title]) => plain(title) === part)?.[0]);
      const unknown = parts.find((_, i) => found[i] === undefined);
      if (unknown !== undefined) return r.wrong(key, 'registers.cell_word', { value: unknown, words: Object.values(options).join('、') });
      return found.length === 0 ? null : [...new Set(found as string[])];
    }
    case 'long_text':
      return r.lines(key, 2000);
    case 'phone': {
      const phone = r.phone(key, phoneForm);
      return phone === null || isTelephone(phone) ? phone : r.wrong(key, 'registers.cell_phone', { value: phone });
    }
    case 'identity_number': {
      const number = r.text(key, 1, 40, codeForm);
      const fault = number === null ? null : faultOfIdNumber(number);
      return fault === null ? number : r.wrong(key, `registers.cell_identity_${fault}`, { value: number });
    }
    case 'credit_code': {
      const code = r.text(key, 1, 40, codeForm);
      return code === null || isCreditCode(code) ? code : r.wrong(key, 'registers.cell_credit', { value: code });
    }
    case 'period': {
      const text = r.text(key, 1, 40);
      const period = text === null ? null : periodOf(text);
      return text === null || period !== null ? period : r.wrong(key, 'registers.cell_period', { value: text });
    }
    case 'area':
      return r.text(key, 1, 20, { clean: plain });
    case 'person': {
      const named = r.text(key, 1, 200);
      if (named === null) return null;
      const name = named.replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
      if (name !== named) r.mended(key, 'blanks', named, name);
      return { named: name };
    }
    case 'organisation':
    case 'place':
    case 'case':
    case 'row': {
      const named = r.text(key, 1, 200);
      return named === null ? null : { named };
    }
    default:
      return r.text(key, 1, 500);
  }
};

/** Reads the cells of a row. @param stands what a cell would say now, where the row is there already: it then says nothing new */
export const tellRow = (register: Pick<Register, 'content'>, r: RowReader, stands: (field: Field) => string | number | null): Told =>
  Object.fromEntries(
    register.content.fields
      .filter((field) => isReadBack(field) && r.has(field.key) && !(r.filled(field.key) && r.says(field.key, stands(field))))
      .map((field) => [field.key, tellField(r, field)]),
  );
export const isNamed = (value: Answer | Named | null): value is Named => typeof value === 'object' && value !== null && 'named' in value;
/** Told values over those that stand: what is told as empty goes, what is not told stays. */
export const over = (stands: Answers, told: Readonly<Record<string, Answer | null>>): Answers =>
  Object.fromEntries(Object.entries({ ...stands, ...told }).filter((one): one is [string, Answer] => one[1] !== null));
