import { type Schema, Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedOf, finished, problemsOfAnswers } from './answers.ts';
import { problemsOfSchema } from './check.ts';
import { readPattern } from './pattern.ts';
import { type Asked, readForm } from './read.ts';
import { type Answers, type FormSchema, formLimits, type Label, type Question } from './schema.ts';
import { formSchema } from './shape.ts';

const label = (zh: string): Label => ({ zh, en: null });
const titled = (title: string, values: readonly string[] = []): Question['words'] => ({
  title: label(title),
  ...(values.length > 0 && { options: Object.fromEntries(values.map((value) => [value, label(value)])) }),
});
const formOf = (properties: FormSchema['properties'], required: string[] = [], $defs?: FormSchema['$defs']): FormSchema => ({
  type: 'object',
  properties,
  order: Object.keys(properties),
  required,
  ...($defs && { $defs }),
});
const choice = (title: string, values: string[], over: Partial<Question> = {}): Question => ({
  type: 'string',
  enum: values,
  words: titled(title, values),
  ...over,
});
const text = (title: string, over: Partial<Question> = {}): Question => ({ type: 'string', words: titled(title), ...over });
const codes = (schema: FormSchema) => problemsOfSchema(schema).map(({ question, code }) => [question, code]);
const verdict = (schema: FormSchema, answers: Record<string, unknown>) =>
  problemsOfAnswers(readForm(schema), answers).map(({ question, code }) => [question, code]);

const patternOf = (format: string): string => (format === 'area' ? '^[0-9A-Za-z-]{1,20}$' : '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$');
/** The same form in plain JSON Schema, branching by if/then/else: what any other validator takes. */
const standard = (schema: FormSchema): Schema => {
  const form = readForm(schema);
  const plain = ({
    type,
    format,
    enum: values,
    items,
    minLength,
    maxLength,
    minimum,
    maximum,
    minItems,
    maxItems,
    pattern,
  }: Asked): Schema =>
    JSON.parse(
      JSON.stringify({
        type,
        enum: values,
        items: items?.format ? { type: 'string', pattern: patternOf(items.format) } : items,
        minLength,
        maxLength: type === 'string' && !values ? (maxLength ?? formLimits.textMax) : undefined,
        minimum,
        maximum,
        minItems,
        maxItems: type === 'array' ? (maxItems ?? (items?.format ? formLimits.files : formLimits.items)) : undefined,
        uniqueItems: type === 'array' ? true : undefined,
        pattern: pattern ?? (format && patternOf(format)),
      }),
    ) as Schema;
  const conditional = form.questions.filter((q) => q.when);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(form.questions.map((q) => [q.key, plain(q)])),
    required: form.questions.filter((q) => q.required && !q.when).map(({ key }) => key),
    allOf: conditional.map(({ key, required, when }) => {
      const other = form.questions.find((q) => q.key === when?.question);
      const is = { enum: when?.is ?? [] };
      return {
        if: { properties: { [when?.question ?? '']: other?.type === 'array' ? { contains: is } : is }, required: [when?.question ?? ''] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: required ? { required: [key] } : {},
        else: { properties: { [key]: false } },
      };
    }),
  };
};

const options = ['a', 'b', 'c'];
const oneQuestion: fc.Arbitrary<Question> = fc.oneof(
  fc.constant(choice('选', options)),
  fc.constant<Question>({ type: 'boolean', words: titled('是否') }),
  fc
    .record({ minItems: fc.integer({ min: 0, max: 2 }), maxItems: fc.integer({ min: 2, max: 3 }) })
    .map((over): Question => ({ type: 'array', items: { type: 'string', enum: options }, words: titled('多选', options), ...over })),
  fc
    .record({
      minimum: fc.integer({ min: -3, max: 2 }),
      maximum: fc.integer({ min: 2, max: 9 }),
      type: fc.constantFrom('number', 'integer'),
    })
    .map((over): Question => ({ words: titled('数'), ...over })),
  fc.record({ minLength: fc.integer({ min: 0, max: 2 }), maxLength: fc.integer({ min: 2, max: 4 }) }).map((over) => text('文', over)),
  fc.constant(text('码', { pattern: '^[a-c]{1,2}(x|中)?$' })),
  fc.constantFrom('area', 'organisation', 'person', 'place').map((format) => text('选自', { format })),
  fc
    .record({ format: fc.constantFrom('photo', 'file'), maxItems: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }) })
    .map(({ format, maxItems }): Question => ({ type: 'array', items: { type: 'string', format }, maxItems, words: titled('带来') })),
);
const ids = ['01a2b3c4-0000-7000-8000-000000000001', '01a2b3c4-0000-7000-8000-000000000002', '530702001'];
/** Forms of up to eight questions; each may hang on an earlier one. */
const anyForm: fc.Arbitrary<FormSchema> = fc
  .array(
    fc.record({
      question: oneQuestion,
      required: fc.boolean(),
      hangs: fc.boolean(),
      on: fc.nat(),
      is: fc.subarray(options, { minLength: 1 }),
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((made) => {
    const properties: Record<string, Question> = {};
    for (const [at, { question, hangs, on, is }] of made.entries()) {
      const earlier = Object.entries(properties).filter(([, q]) => q.enum || q.items?.enum || q.type === 'boolean');
      const other = hangs ? earlier[on % earlier.length] : undefined;
      properties[`q${at}`] = {
        ...question,
        ...(other && { when: { question: other[0], is: other[1].type === 'boolean' ? [is.length > 1] : is } }),
      };
    }
    return formOf(
      properties,
      made.flatMap(({ required }, at) => (required ? [`q${at}`] : [])),
    );
  });
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(...ids),
  fc.array(fc.constantFrom(...ids), { maxLength: 12 }),
  fc.constantFrom<unknown>('a', 'b', 'd', '', 'cx', 'b中', 'aaa', true, false, 0, 2, 2.5, 12, null),
  fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
);

describe('answers', () => {
  it('are judged like by any other validator, for random forms and values', () => {
    fc.assert(
      fc.property(
        anyForm,
        fc.dictionary(fc.constantFrom('q0', 'q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'other'), anyValue),
        (schema, answers) => {
          expect(codes(schema)).toEqual([]);
          const other = new Validator(standard(schema), '2020-12', false).validate(answers);
          const ours = problemsOfAnswers(readForm(schema), answers);
          expect(ours.length === 0, JSON.stringify({ schema, answers, ours })).toBe(other.valid);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('keep their verdict after a way through JSON and through storage that sorts keys', () => {
    fc.assert(
      fc.property(anyForm, fc.dictionary(fc.constantFrom('q0', 'q1', 'q2'), anyValue), (schema, answers) => {
        const sorted = Object.fromEntries(Object.entries(schema.properties).sort(([a], [b]) => (a < b ? 1 : -1)));
        const stored = JSON.parse(JSON.stringify({ ...schema, properties: sorted })) as FormSchema;
        expect(verdict(stored, answers)).toEqual(verdict(schema, answers));
      }),
    );
  });

  const leak = formOf(
    {
      where: choice('哪里漏水', ['roof', 'pipe']),
      floor: { type: 'integer', minimum: -3, maximum: 60, words: titled('第几层'), when: { question: 'where', is: ['pipe'] } },
      since: text('从哪天开始', { format: 'date', when: { question: 'where', is: ['pipe'] } }),
      damp: { type: 'boolean', words: titled('墙体是否发霉'), when: { question: 'where', is: ['roof'] } },
    },
    ['where', 'floor'],
  );
  it('follow the branch that was taken', () => {
    expect(askedOf(readForm(leak), {}).map(({ key }) => key)).toEqual(['where']);
    expect(askedOf(readForm(leak), { where: 'pipe' }).map(({ key }) => key)).toEqual(['where', 'floor', 'since']);
    expect(verdict(leak, {})).toEqual([['where', 'missing']]);
    expect(verdict(leak, { where: 'pipe' })).toEqual([['floor', 'missing']]);
    expect(verdict(leak, { where: 'roof', damp: true })).toEqual([]);
    expect(verdict(leak, { where: 'roof', floor: 3 })).toEqual([['floor', 'not_asked']]);
  });
  it('of a question that is no longer asked are forgotten before sending, with what was left empty', () => {
    const answers: Answers = { where: 'roof', floor: 3, since: '' };
    expect(finished(readForm(leak), answers)).toEqual({ where: 'roof' });
    expect(finished(readForm(leak), { where: 'pipe', floor: 3, since: ' 2026-11-02 ' })).toEqual({
      where: 'pipe',
      floor: 3,
      since: '2026-11-02',
    });
  });
  it('name no question that stands in every object by birth', () => {
    const birthright = formOf({ constructor_: text('名'), a: text('甲') }, ['a']);
    expect(verdict(birthright, JSON.parse('{"__proto__": "x", "toString": "y"}') as Answers)).toEqual([
      ['a', 'missing'],
      ['__proto__', 'not_asked'],
      ['toString', 'not_asked'],
    ]);
  });

  it.each<[Question['format'], string, string]>([
    ['date', '2028-02-29', '2026-02-29'],
    ['phone', '13800000001', '一三八'],
    ['phone', '0888-5123456', ''],
    ['identity-number', '11010519491231002X', '110105194912310021'],
    ['identity-number', '11010519491231002X', '11010519490231002X'],
    ['credit-code', '91350100M000100Y43', '91350100M000100Y44'],
    ['area', '530702001', '古城'],
    ['place', '0192f0c0-0000-7000-8000-000000000001', '1'],
    ['long-text', '一\n二', '一\u0000'],
    [undefined, '一行', '一\n二'],
  ])('of format %s are told from others: %s, not %j', (format, right, wrong) => {
    const schema = formOf({ a: text('问', { format }) });
    expect(codes(schema)).toEqual([]);
    expect(verdict(schema, { a: right })).toEqual([]);
    expect(verdict(schema, { a: wrong })).toHaveLength(1);
  });
  it('in money are whole fen', () => {
    const schema = formOf({ a: { type: 'integer', format: 'money', minimum: 0, words: titled('损失') } });
    expect(verdict(schema, { a: 12_50 })).toEqual([]);
    expect(verdict(schema, { a: 12.5 })).toEqual([['a', 'wrong_type']]);
    expect(verdict(schema, { a: -1 })).toEqual([['a', 'too_small']]);
  });
  it('that are too much are refused before anything is looked at', () => {
    expect(verdict(leak, { where: 'x'.repeat(formLimits.answersLength) })).toEqual([['where', 'too_much']]);
  });
});

describe('a schema', () => {
  it('with references in a circle is refused, and told which', () => {
    const schema = formOf({ a: { $ref: '#/$defs/one' } }, [], { one: { $ref: '#/$defs/two' }, two: { $ref: '#/$defs/one' } });
    expect(problemsOfSchema(schema)).toEqual([
      { question: 'a', code: 'ref_cycle', data: { refs: '#/$defs/one → #/$defs/two → #/$defs/one' } },
    ]);
    expect(() => readForm(schema)).toThrow(/ref_cycle/);
  });
  it('may describe a question once and ask it in several places', () => {
    const schema = formOf(
      { a: { $ref: '#/$defs/yes' }, b: { $ref: '#/$defs/yes', words: titled('乙'), when: { question: 'a', is: [true] } } },
      ['b'],
      {
        yes: { type: 'boolean', words: titled('甲') },
      },
    );
    expect(codes(schema)).toEqual([]);
    expect(readForm(schema).questions.map(({ words }) => words.title.zh)).toEqual(['甲', '乙']);
    expect(verdict(schema, { a: true })).toEqual([['b', 'missing']]);
  });
  it.each<[string, FormSchema, [string | null, string][]]>([
    ['a reference that leads nowhere', formOf({ a: { $ref: '#/$defs/none' } }), [['a', 'ref_unknown']]],
    ['a reference out of the form', formOf({ a: { $ref: 'https://example.org/a' } }), [['a', 'ref_unknown']]],
    [
      'references without end',
      formOf(
        { a: { $ref: '#/$defs/d0' } },
        [],
        Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`d${i}`, { $ref: `#/$defs/d${i + 1}` }])),
      ),
      [['a', 'ref_deep']],
    ],
    ['an order that leaves one out', { ...formOf({ a: text('甲'), b: text('乙') }), order: ['a'] }, [[null, 'order']]],
    ['a required question that is not there', formOf({ a: text('甲') }, ['b']), [[null, 'required_unknown']]],
    ['a key of Chinese', formOf({ 甲: text('甲') }), [['甲', 'key']]],
    ['no title', formOf({ a: text(' ') }), [['a', 'title']]],
    ['an option without words', formOf({ a: { type: 'string', enum: ['x'], words: titled('甲') } }), [['a', 'option_words']]],
    ['the same option twice', formOf({ a: choice('甲', ['x', 'x']) }), [['a', 'options']]],
    ['a keyword of another type', formOf({ a: text('甲', { minimum: 3 }) }), [['a', 'keyword']]],
    ['money as text', formOf({ a: text('甲', { format: 'money' }) }), [['a', 'keyword']]],
    ['bounds the wrong way round', formOf({ a: text('甲', { minLength: 9, maxLength: 3 }) }), [['a', 'bounds']]],
    ['a pattern that looks back', formOf({ a: text('甲', { pattern: '^(a)\\1$' }) }), [['a', 'pattern']]],
    [
      'a condition on a later question',
      formOf({ a: text('甲', { when: { question: 'b', is: ['x'] } }), b: choice('乙', ['x']) }),
      [['a', 'when_unknown']],
    ],
    ['a condition on itself', formOf({ a: choice('甲', ['x'], { when: { question: 'a', is: ['x'] } }) }), [['a', 'when_unknown']]],
    ['a condition on words', formOf({ a: text('甲'), b: text('乙', { when: { question: 'a', is: ['x'] } }) }), [['b', 'when_no_choice']]],
    [
      'a condition on an option that is gone',
      formOf({ a: choice('甲', ['x']), b: text('乙', { when: { question: 'a', is: ['y'] } }) }),
      [['b', 'when_option']],
    ],
    [
      'too many questions',
      formOf(Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`q${i}`, text('问')]))),
      [[null, 'too_many_questions']],
    ],
    ['too many words', formOf({ a: text('甲'), b: text('长'.repeat(70_000)) }), [[null, 'too_large']]],
  ])('with %s is refused', (_, schema, problems) => expect(codes(schema)).toEqual(problems));
  it('with a keyword nobody would check is not taken', () => {
    expect(formSchema.safeParse(formOf({ a: text('甲') })).success).toBe(true);
    expect(formSchema.safeParse(formOf({ a: { ...text('甲'), multipleOf: 3 } as Question })).success).toBe(false);
  });
});

describe('a pattern', () => {
  const part = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\.', '(a|b)', '(?:ab)', '中', '[a-c1-3]', '[\\d-]', '[\\-a]');
  const times = fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,}', '{0,2}');
  const one = fc
    .array(
      fc.tuple(part, times).map((two) => two.join('')),
      { maxLength: 4 },
    )
    .map((parts) => parts.join(''));
  const pattern = fc.tuple(one, one, times).map(([a, b, n]) => `^${a}(${b}|${a})${n}$`);
  it('matches what a regular expression matches', () => {
    fc.assert(
      fc.property(pattern, fc.array(fc.constantFrom('a', 'b', 'c', '1', '.', '-', '中', '\n'), { maxLength: 7 }), (source, chars) => {
        const read = readPattern(source);
        if ('unreadableAt' in read) throw new Error(`${source} at ${read.unreadableAt}`);
        expect(read.matches(chars.join('')), `${source} ${chars.join('')}`).toBe(new RegExp(source, 'u').test(chars.join('')));
      }),
      { numRuns: 3000 },
    );
  });
  it.each(['^(a+)+$', '^(a|a)*$', '^(a*)*b$', '^([a-z]*)*[a-z]*\\d$'])('%s takes steps in proportion to the text', (source) => {
    const read = readPattern(source);
    if ('unreadableAt' in read) throw new Error(source);
    // a backtracking matcher would not come back from these
    expect(read.matches(`${'a'.repeat(5000)}!`)).toBe(false);
  });
  it.each([
    ['abc', 0],
    ['^abc', 4],
    ['^a|b$', 2],
    ['^(?=a)$', 2],
    ['^a{2,1}$', 7],
    ['^a{999}$', 6],
    ['^[b-a]$', 5],
    ['^\\bx$', 3],
    ['^(a$', 4],
    ['^((a{64}){64}){64}$', 1],
  ])('%s is refused at its place', (source, at) => expect(readPattern(source)).toEqual({ unreadableAt: at }));
});
