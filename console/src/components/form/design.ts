import { optionsOf } from '#contract/kernel/form/check.ts';
import type { Format, FormSchema, Question, Reference } from '#contract/kernel/form/schema.ts';
import { type Input, inputOf } from '#ui/form/input.ts';

/** A form without questions. */
export const emptyForm: FormSchema = { type: 'object', properties: {}, order: [], required: [] };

/** What a designer can ask for, the commonest first. */
export const kindsToDesign = [
  'one_of',
  'some_of',
  'yes_no',
  'line',
  'lines',
  'number',
  'money',
  'date',
  'phone',
  'photos',
  'area',
  'organisation',
  'place',
  'person',
  'files',
] as const satisfies readonly Input[];
export type Kind = (typeof kindsToDesign)[number];

/** A question of the designer: one described in place. Those that refer elsewhere were not made here and are only moved, copied or removed. */
export const isOwn = (question: Question | Reference): question is Question => !('$ref' in question);
/** Its kind; null where the designer knows none. */
export const kindOf = (question: Question): Kind | null => kindsToDesign.find((kind) => kind === inputOf(question)) ?? null;

const fresh = (taken: readonly string[], letter: string): string => {
  let n = taken.length + 1;
  while (taken.includes(`${letter}${n}`)) n++;
  return `${letter}${n}`;
};

/** Values of two options to begin with. */
const begun = ['a1', 'a2'];
const ofKind: Readonly<Record<Kind, (options: string[]) => Omit<Question, 'words' | 'when'>>> = {
  one_of: (options) => ({ type: 'string', enum: options }),
  some_of: (options) => ({ type: 'array', items: { type: 'string', enum: options }, uniqueItems: true }),
  yes_no: () => ({ type: 'boolean' }),
  line: () => ({ type: 'string' }),
  lines: () => ({ type: 'string', format: 'long-text' }),
  number: () => ({ type: 'number' }),
  money: () => ({ type: 'integer', format: 'money', minimum: 0 }),
  date: () => ({ type: 'string', format: 'date' }),
  phone: () => ({ type: 'string', format: 'phone' }),
  photos: () => ({ type: 'array', items: { type: 'string', format: 'photo' } }),
  files: () => ({ type: 'array', items: { type: 'string', format: 'file' } }),
  area: () => ({ type: 'string', format: 'area' }),
  organisation: () => ({ type: 'string', format: 'organisation' }),
  place: () => ({ type: 'string', format: 'place' }),
  person: () => ({ type: 'string', format: 'person' }),
};
/** The kinds of question a form may have whose answerers can fill in these formats. */
export const kindsAmong = (formats: readonly Format[]): readonly Kind[] =>
  kindsToDesign.filter((kind) => {
    const { format, items } = ofKind[kind](begun);
    const asked = format ?? items?.format;
    return asked === undefined || formats.includes(asked);
  });
const blank = { zh: '', en: null };

/** The same question asked in another way: its words, its condition and, where both have some, its options stay. */
export const asKind = ({ words, when, ...question }: Question, kind: Kind): Question => {
  const options = [...(optionsOf(question) ?? begun)];
  const { options: titles = {}, ...rest } = words;
  const isChoice = kind === 'one_of' || kind === 'some_of';
  return {
    ...ofKind[kind](options),
    words: isChoice ? { ...rest, options: Object.fromEntries(options.map((value) => [value, titles[value] ?? blank])) } : rest,
    ...(when && { when }),
  };
};

/** One more question at the end, a choice among two. */
export const addQuestion = (form: FormSchema): { form: FormSchema; key: string } => {
  const key = fresh(form.order, 'q');
  const question = asKind({ type: 'string', words: { title: blank } }, 'one_of');
  return { form: { ...form, properties: { ...form.properties, [key]: question }, order: [...form.order, key] }, key };
};

export const changeQuestion = (form: FormSchema, key: string, question: Question): FormSchema => ({
  ...form,
  properties: { ...form.properties, [key]: question },
});

export const setRequired = (form: FormSchema, key: string, isRequired: boolean): FormSchema => ({
  ...form,
  required: [...form.required.filter((one) => one !== key), ...(isRequired ? [key] : [])],
});

/** A copy right after the question. */
export const duplicate = (form: FormSchema, key: string): { form: FormSchema; key: string } => {
  const question = form.properties[key];
  if (!question) return { form, key };
  const copy = fresh(form.order, 'q');
  const order = form.order.flatMap((one) => (one === key ? [key, copy] : [one]));
  const required = form.required.includes(key) ? [...form.required, copy] : form.required;
  return { form: { ...form, properties: { ...form.properties, [copy]: structuredClone(question) }, order, required }, key: copy };
};

/** One place up (-1) or down (1). A condition that would then look ahead is told by the verdict on the form, not taken away unasked. */
export const move = (form: FormSchema, key: string, by: -1 | 1): FormSchema => {
  const from = form.order.indexOf(key);
  const other = form.order[from + by];
  if (from < 0 || other === undefined) return form;
  const order = [...form.order];
  order[from + by] = key;
  order[from] = other;
  return { ...form, order };
};

/** Without the question, and without the conditions that hung on it. */
export const remove = (form: FormSchema, key: string): FormSchema => {
  const order = form.order.filter((one) => one !== key);
  const properties = Object.fromEntries(
    order.flatMap((one) => {
      const question = form.properties[one];
      if (!question) return [];
      const { when, ...rest } = question;
      return [[one, when && when.question !== key ? question : (rest as Question | Reference)]];
    }),
  );
  return { ...form, properties, order, required: form.required.filter((one) => one !== key) };
};

const withOptions = (question: Question, values: string[], titles: NonNullable<Question['words']['options']>): Question => ({
  ...question,
  ...(question.items ? { items: { ...question.items, enum: values } } : { enum: values }),
  words: { ...question.words, options: Object.fromEntries(values.map((value) => [value, titles[value] ?? blank])) },
});
export const addOption = (question: Question): Question => {
  const values = optionsOf(question) ?? [];
  return withOptions(question, [...values, fresh(values, 'a')], question.words.options ?? {});
};
export const removeOption = (question: Question, value: string): Question =>
  withOptions(
    question,
    (optionsOf(question) ?? []).filter((one) => one !== value),
    question.words.options ?? {},
  );

/** Questions before this one that its condition can hang on. */
export const conditionsFor = (form: FormSchema, key: string): { key: string; question: Question }[] =>
  form.order.slice(0, form.order.indexOf(key)).flatMap((one) => {
    const question = form.properties[one];
    return question && isOwn(question) && (question.type === 'boolean' || optionsOf(question)) ? [{ key: one, question }] : [];
  });
