import { readForm } from '#contract/kernel/form/read.ts';
import { tellAnswers } from '#contract/kernel/form/tell.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder } from '#modules/persons/index.ts';
import { namedAnswersOf } from './store/answers.ts';

const word = (key: string): string => wordOf('zh-CN', `surveys-own.${key}`);

/**
 * What somebody, or their household while they were of it, answered to surveys that are not anonymous: results rest on it. Of anonymous ones nobody can tell whose
 * an answer is, the platform neither.
 */
export const answerHolder: DataHolder = {
  word: 'surveys-own:holdings.answers',
  count: async (tx, { person }) => (person === null ? 0 : (await namedAnswersOf(tx, person.id)).length),
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async (_, tx, { person }) => {
    const held = person === null ? [] : await namedAnswersOf(tx, person.id);
    if (held.length === 0) return [];
    return [
      {
        title: word('holdings.answers'),
        head: ['survey', 'place', 'day', 'question', 'answer'].map((key) => word(`holdings.${key}`)),
        rows: held.flatMap(({ title, label, answeredOn, form, answers }) =>
          tellAnswers(readForm(form), answers, () => null).map((one) => [title, label, answeredOn, one.title.zh, one.answer.zh]),
        ),
      },
    ];
  },
};
