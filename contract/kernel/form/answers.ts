import { faultOfIdNumber, isCreditCode, isDay } from '../check-digits.ts';
import { mobilePattern } from '../typed.ts';
import type { Asked, Form } from './read.ts';
import { type Answer, type Answers, type Format, formLimits, type Question } from './schema.ts';

/** What is wrong with an answer. Words: `forms.answer.<code>`, filled with `data`. */
export interface AnswerProblem {
  /** Key of the question; of something nobody asked, its name as it was sent. */
  readonly question: string;
  readonly code:
    | 'missing'
    | 'not_asked'
    | 'wrong_type'
    | 'not_an_option'
    | 'too_short'
    | 'too_long'
    | 'too_small'
    | 'too_large'
    | 'too_few'
    | 'too_many'
    | 'twice'
    | 'pattern'
    | 'one_line'
    | 'date'
    | 'phone'
    | 'identity_number'
    | 'credit_code'
    | 'reference'
    | 'too_much';
  readonly data: Readonly<Record<string, number | string>>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const isReference = (text: string): boolean => uuid.test(text);

/** What texts of a format must be, and the problem of those that are not. */
const checks: Readonly<Partial<Record<Format, readonly [AnswerProblem['code'], (text: string) => boolean]>>> = {
  date: ['date', isDay],
  phone: ['phone', (text) => mobilePattern.test(text) || /^[0-9+() -]{3,30}$/.test(text)],
  'identity-number': ['identity_number', (text) => faultOfIdNumber(text) === null],
  'credit-code': ['credit_code', isCreditCode],
  area: ['reference', (text) => /^[0-9A-Za-z-]{1,20}$/.test(text)],
  person: ['reference', isReference],
  place: ['reference', isReference],
  organisation: ['reference', isReference],
  row: ['reference', isReference],
};

type Found = readonly [AnswerProblem['code'], Record<string, number | string>?] | null;

/** The most characters a text may have. */
export const textMost = (q: Pick<Asked, 'format' | 'maxLength'>): number =>
  q.maxLength ?? (q.format === 'long-text' ? formLimits.longTextMax : formLimits.textMax);

const ofText = (q: Asked, answer: string): Found => {
  if (q.enum) return q.enum.includes(answer) ? null : ['not_an_option'];
  const length = [...answer].length;
  const max = textMost(q);
  if (length > max) return ['too_long', { max, length }];
  if (q.minLength !== undefined && length < q.minLength) return ['too_short', { min: q.minLength, length }];
  if ((q.format === 'long-text' ? /[^\P{Cc}\n\r\t]/u : /\p{Cc}/u).test(answer)) return ['one_line'];
  const check = q.format && checks[q.format];
  if (check && !check[1](answer)) return [check[0]];
  return q.matches && !q.matches(answer) ? ['pattern'] : null;
};

const ofNumber = (q: Asked, answer: number): Found => {
  if (q.minimum !== undefined && answer < q.minimum) return ['too_small', { min: q.minimum }];
  if (q.maximum !== undefined && answer > q.maximum) return ['too_large', { max: q.maximum }];
  return null;
};

/** The most of which several can be chosen or brought. */
export const itemsMost = ({ maxItems, items }: Pick<Question, 'maxItems' | 'items'>): number =>
  maxItems ?? (items?.format ? formLimits.files : formLimits.items);

const ofSeveral = (q: Asked, answers: readonly string[]): Found => {
  const max = itemsMost(q);
  if (answers.length > max) return ['too_many', { max }];
  if (q.minItems !== undefined && answers.length < q.minItems) return ['too_few', { min: q.minItems }];
  if (new Set(answers).size < answers.length) return ['twice'];
  const options = q.items?.enum;
  if (options) return answers.every((one) => options.includes(one)) ? null : ['not_an_option'];
  return answers.every(isReference) ? null : ['reference'];
};

const problemOf = (q: Asked, answer: unknown): Found => {
  if (answer === undefined) return q.required ? ['missing'] : null;
  switch (q.type) {
    case 'string':
      return typeof answer === 'string' ? ofText(q, answer) : ['wrong_type'];
    case 'boolean':
      return typeof answer === 'boolean' ? null : ['wrong_type'];
    case 'array':
      return Array.isArray(answer) && answer.every((one) => typeof one === 'string') ? ofSeveral(q, answer) : ['wrong_type'];
    default:
      return Number.isFinite(answer) && (q.type === 'number' || Number.isInteger(answer)) ? ofNumber(q, answer as number) : ['wrong_type'];
  }
};

const meets = (answer: unknown, is: readonly (string | boolean)[]): boolean =>
  Array.isArray(answer) ? answer.some((one) => is.includes(one)) : is.includes(answer as string | boolean);

/** The questions that are asked, given what has been answered so far: a question whose condition was not asked itself is not either. */
export const askedOf = (form: Form, answers: Readonly<Record<string, unknown>>): readonly Asked[] => {
  const asked = new Set<string>();
  return form.questions.filter(({ key, when }) => {
    const isAsked =
      when === null || (asked.has(when.question) && Object.hasOwn(answers, when.question) && meets(answers[when.question], when.is));
    if (isAsked) asked.add(key);
    return isAsked;
  });
};

/** What is wrong with answers, in the order of the questions; none: they may be kept. At most one problem a question. */
export const problemsOfAnswers = (form: Form, answers: Readonly<Record<string, unknown>>): AnswerProblem[] => {
  // measured first: what is too much is not looked at further
  if (JSON.stringify(answers).length > formLimits.answersLength)
    return [{ question: form.questions[0]?.key ?? '', code: 'too_much', data: { max: formLimits.answersLength } }];
  const asked = askedOf(form, answers);
  const keys = new Set(asked.map(({ key }) => key));
  return [
    ...asked.flatMap((q): AnswerProblem[] => {
      const found = problemOf(q, Object.hasOwn(answers, q.key) ? answers[q.key] : undefined);
      return found ? [{ question: q.key, code: found[0], data: found[1] ?? {} }] : [];
    }),
    ...Object.keys(answers)
      .filter((key) => !keys.has(key))
      .map((question): AnswerProblem => ({ question: question.slice(0, 40), code: 'not_asked', data: {} })),
  ];
};

/** What people leave behind while they fill in a form: nothing at all, blanks, nothing chosen. */
const isEmpty = (answer: Answer): boolean => answer === '' || (Array.isArray(answer) && answer.length === 0);

/** Answers as they are sent: texts trimmed, what is empty left out, and what is no longer asked forgotten. */
export const finished = (form: Form, answers: Readonly<Answers>): Answers => {
  const trimmed = Object.fromEntries(
    Object.entries(answers)
      .map(([key, answer]) => [key, typeof answer === 'string' ? answer.trim() : answer] as const)
      .filter(([, answer]) => !isEmpty(answer)),
  );
  return Object.fromEntries(
    askedOf(form, trimmed).flatMap(({ key }) => (trimmed[key] === undefined ? [] : [[key, trimmed[key]] as const])),
  );
};
