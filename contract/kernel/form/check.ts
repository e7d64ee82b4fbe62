import { itemsMost } from './answers.ts';
import { readPattern } from './pattern.ts';
import { followRefs } from './read.ts';
import {
  type Format,
  type FormSchema,
  formats,
  formLimits,
  keyPattern,
  optionPattern,
  type Question,
  type QuestionWords,
} from './schema.ts';

/** What keeps a schema from being used as a form. Words: `forms.schema.<code>`, filled with `data`. */
export interface SchemaProblem {
  /** Key of the question; null: of the form as a whole. */
  readonly question: string | null;
  readonly code:
    | 'too_large'
    | 'too_many_questions'
    | 'order'
    | 'required_unknown'
    | 'key'
    | 'ref_unknown'
    | 'ref_cycle'
    | 'ref_deep'
    | 'title'
    | 'keyword'
    | 'format_elsewhere'
    | 'options'
    | 'option_words'
    | 'bounds'
    | 'pattern'
    | 'when_unknown'
    | 'when_no_choice'
    | 'when_option';
  readonly data: Readonly<Record<string, number | string>>;
}

const texts = ['minLength', 'maxLength', 'pattern'] as const;
const numbers = ['minimum', 'maximum'] as const;
const several = ['minItems', 'maxItems', 'items', 'uniqueItems'] as const;
const all = [...texts, ...numbers, ...several, 'enum', 'format', 'among'] as const;

/** Keywords that have a meaning for a question. */
const keywordsOf = (q: Question): readonly string[] => {
  if (q.type === 'array') return several;
  if (q.type === 'number') return numbers;
  if (q.type === 'integer') return [...numbers, 'format'];
  if (q.type === 'boolean') return [];
  return q.enum ? ['enum'] : [...texts, 'format', ...(q.format === 'row' ? ['among'] : [])];
};
const formatFits = (q: Question): boolean =>
  q.format === undefined || (q.format === 'file' || q.format === 'photo' ? false : (q.format === 'money') === (q.type === 'integer'));

/** Values among which an answer is chosen; null where it is free. */
export const optionsOf = (q: Pick<Question, 'enum' | 'items'>): readonly string[] | null => q.enum ?? q.items?.enum ?? null;

type Found = [SchemaProblem['code'], Record<string, number | string>?];

const wordsFound = ({ title, help, options }: QuestionWords, values: readonly string[] | null): Found[] => {
  const fits = (text: string | null | undefined, max: number): boolean => text == null || [...text].length <= max;
  const found: Found[] = [];
  if (!title.zh.trim() || !fits(title.zh, formLimits.titleMax) || !fits(title.en, formLimits.titleMax))
    found.push(['title', { max: formLimits.titleMax }]);
  if (!fits(help?.zh, formLimits.helpMax) || !fits(help?.en, formLimits.helpMax)) found.push(['title', { max: formLimits.helpMax }]);
  const wordless = values?.find((value) => !(options && Object.hasOwn(options, value) && options[value]?.zh.trim()));
  if (wordless !== undefined) found.push(['option_words', { option: wordless }]);
  return found;
};

const boundsFound = (q: Question): Found[] =>
  (
    [
      [q.minLength ?? 0, q.maxLength ?? formLimits.longTextMax, 0, formLimits.longTextMax],
      [q.minimum ?? Number.MIN_SAFE_INTEGER, q.maximum ?? Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
      [q.minItems ?? 0, itemsMost(q), 0, itemsMost({ items: q.items })],
    ] as const
  ).some(([from, to, least, most]) => from > to || from < least || to > most)
    ? [['bounds']]
    : [];

const questionFound = (q: Question): Found[] => {
  const values = optionsOf(q);
  const unfit = all.find((keyword) => q[keyword] !== undefined && !keywordsOf(q).includes(keyword));
  const found: Found[] = wordsFound(q.words, values);
  if (unfit ?? (formatFits(q) ? undefined : 'format')) found.push(['keyword', { keyword: unfit ?? 'format' }]);
  if (q.type === 'array' && !q.items?.enum && !q.items?.format) found.push(['keyword', { keyword: 'items' }]);
  if (values && (values.length < 1 || values.length > formLimits.options || new Set(values).size < values.length))
    found.push(['options', { max: formLimits.options }]);
  const unfitting = values?.find((value) => !optionPattern.test(value));
  if (unfitting !== undefined) found.push(['options', { max: formLimits.options }]);
  found.push(...boundsFound(q));
  const pattern = q.pattern === undefined ? null : readPattern(q.pattern);
  if (pattern && 'unreadableAt' in pattern) found.push(['pattern', { at: pattern.unreadableAt + 1 }]);
  return found;
};

/**
 * What keeps a schema of the right shape from being used, in the order of its questions; none: it is a form.
 * @param answerable the formats that those who are asked can fill in; all where it is left out
 */
export const problemsOfSchema = (schema: FormSchema, answerable: readonly Format[] = formats): SchemaProblem[] => {
  const found: SchemaProblem[] = [];
  const add = (question: string | null, [code, data = {}]: Found) => found.push({ question, code, data });
  const keys = Object.keys(schema.properties);
  if (JSON.stringify(schema).length > formLimits.schemaLength) add(null, ['too_large', { max: formLimits.schemaLength }]);
  if (keys.length > formLimits.questions) add(null, ['too_many_questions', { max: formLimits.questions }]);
  // what is too large is not looked at further
  if (found.length > 0) return found;
  const ordered = new Set(schema.order);
  if (ordered.size !== schema.order.length || keys.length !== ordered.size || keys.some((key) => !ordered.has(key))) add(null, ['order']);
  for (const key of schema.required) if (!Object.hasOwn(schema.properties, key)) add(null, ['required_unknown', { key }]);
  for (const key of [...keys, ...Object.keys(schema.$defs ?? {})]) if (!keyPattern.test(key)) add(key, ['key']);
  const before = new Map<string, Question>();
  for (const key of schema.order) {
    const followed = followRefs(schema, key);
    if ('problem' in followed) {
      add(key, [followed.problem, { refs: followed.refs.join(' → ') }]);
      continue;
    }
    const { question } = followed;
    for (const one of questionFound(question)) add(key, one);
    const format = question.format ?? question.items?.format;
    if (format && !answerable.includes(format)) add(key, ['format_elsewhere', { format }]);
    const { when } = question;
    if (when) {
      const other = before.get(when.question);
      const values = other && (other.type === 'boolean' ? [true, false] : optionsOf(other));
      if (!other) add(key, ['when_unknown', { other: when.question }]);
      else if (!values) add(key, ['when_no_choice', { other: other.words.title.zh }]);
      else if (when.is.length === 0 || !when.is.every((value) => (values as readonly unknown[]).includes(value)))
        add(key, ['when_option', { other: other.words.title.zh }]);
    }
    before.set(key, question);
  }
  return found;
};

/** A problem as a sentence is filled with it: `title` names the question. */
export const tellSchemaProblem = (
  schema: FormSchema | null | undefined,
  { question, code, data }: SchemaProblem,
): Record<string, unknown> => {
  const title = question === null ? undefined : schema?.properties[question]?.words?.title;
  return { ...data, question, title: title?.zh ? title : { zh: question ?? '—', en: null }, problem: code };
};
