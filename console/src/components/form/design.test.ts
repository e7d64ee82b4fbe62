import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemsOfSchema } from '#contract/kernel/form/check.ts';
import type { FormSchema, Question } from '#contract/kernel/form/schema.ts';
import * as design from './design.ts';

const named = (form: FormSchema): FormSchema => ({
  ...form,
  properties: Object.fromEntries(
    form.order.map((key) => {
      const question = form.properties[key] as Question;
      const options = Object.fromEntries(Object.keys(question.words.options ?? {}).map((value) => [value, { zh: value, en: null }]));
      return [key, { ...question, words: { title: { zh: key, en: null }, ...(question.words.options && { options }) } }];
    }),
  ),
});
type Step = (form: FormSchema, at: number) => FormSchema;
const key = (form: FormSchema, at: number): string => form.order[at % form.order.length] ?? '';
const steps: readonly Step[] = [
  (form) => design.addQuestion(form).form,
  (form, at) => design.duplicate(form, key(form, at)).form,
  (form, at) => design.remove(form, key(form, at)),
  (form, at) => (form.order.length === 0 ? form : design.setRequired(form, key(form, at), at % 2 === 0)),
  (form, at) => {
    const question = form.properties[key(form, at)] as Question | undefined;
    return question
      ? design.changeQuestion(
          form,
          key(form, at),
          design.asKind(question, design.kindsToDesign[at % design.kindsToDesign.length] ?? 'line'),
        )
      : form;
  },
  (form, at) => {
    const question = form.properties[key(form, at)] as Question | undefined;
    return question && design.kindOf(question) === 'one_of' ? design.changeQuestion(form, key(form, at), design.addOption(question)) : form;
  },
];

test('whatever is designed is a form once it has its words', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...steps), fc.nat(40)), { maxLength: 30 }), (taken) => {
      const form = taken.reduce((now, [step, at]) => step(now, at), design.emptyForm);
      expect(problemsOfSchema(named(form))).toEqual([]);
    }),
  );
});

test('a question taken away takes the conditions with it that hung on it', () => {
  const first = design.addQuestion(design.emptyForm);
  const second = design.addQuestion(first.form);
  const question = second.form.properties[second.key] as Question;
  const form = design.changeQuestion(second.form, second.key, { ...question, when: { question: first.key, is: ['a1'] } });
  expect(design.remove(form, first.key)).toMatchObject({ order: [second.key], required: [] });
  expect(design.remove(form, first.key).properties[second.key]).not.toHaveProperty('when');
  expect(design.conditionsFor(form, second.key).map((one) => one.key)).toEqual([first.key]);
  expect(problemsOfSchema(named(design.move(form, second.key, -1))).map(({ code }) => code)).toEqual(['when_unknown']);
});

test('another kind keeps words, options and condition', () => {
  const { form, key: one } = design.addQuestion(design.emptyForm);
  const choice = { ...(form.properties[one] as Question), when: { question: 'q0', is: [true] } };
  choice.words.options = { a1: { zh: '甲', en: null }, a2: { zh: '乙', en: null } };
  const several = design.asKind(choice, 'some_of');
  expect(several).toMatchObject({ items: { enum: ['a1', 'a2'] }, words: { options: choice.words.options }, when: choice.when });
  expect(design.asKind(several, 'date')).toEqual({
    type: 'string',
    format: 'date',
    words: { title: choice.words.title },
    when: choice.when,
  });
});
