import type { FormSchema, Question } from '#contract/kernel/form/schema.ts';

const label = (zh: string, en: string) => ({ zh, en });
const choice = (title: ReturnType<typeof label>, options: Record<string, ReturnType<typeof label>>): Question => ({
  type: 'string',
  enum: Object.keys(options),
  words: { title, options },
});
const yesNo = (zh: string, en: string): Question => ({ type: 'boolean', words: { title: label(zh, en) } });
/** Questions nobody has to answer: the report counts more than its details. */
const form = (properties: Record<string, Question>): FormSchema => ({
  type: 'object',
  properties,
  order: Object.keys(properties),
  required: [],
});

/** Extra questions the demo district asks, by code of the category. */
export const demoQuestions: Readonly<Record<string, FormSchema>> = {
  '0201': form({
    state: choice(label('井盖现在怎么样？', 'What is wrong with the cover?'), {
      missing: label('不见了', 'Missing'),
      broken: label('破了', 'Broken'),
      loose: label('松动、有响声', 'Loose or noisy'),
    }),
    fenced: { ...yesNo('旁边有围挡或警示吗？', 'Is it fenced off or marked?'), when: { question: 'state', is: ['missing', 'broken'] } },
    words: {
      type: 'string',
      maxLength: 20,
      words: {
        title: label('井盖上写着什么字？', 'What is written on the cover?'),
        help: label('如“雨”“污”“电力”，没有可不填', 'Such as 雨, 污 or 电力; leave empty if nothing'),
      },
    },
  }),
  '0203': form({
    lamps: { type: 'integer', minimum: 1, maximum: 200, words: { title: label('几盏不亮？', 'How many lamps are out?') } },
    pole: {
      type: 'string',
      maxLength: 30,
      words: {
        title: label('灯杆编号', 'Number on the pole'),
        help: label('写在灯杆上，看不清可不填', 'Written on the pole; leave empty if unreadable'),
      },
    },
  }),
  '0205': form({
    since: { type: 'string', format: 'date', words: { title: label('从哪天开始的？', 'Since when?') } },
    indoors: yesNo('已经流进屋里了吗？', 'Has it reached inside a building?'),
  }),
};
