import type { FormSchema, Question } from '#contract/kernel/form/schema.ts';

const label = (zh: string, en: string) => ({ zh, en });
const options = (of: Record<string, readonly [zh: string, en: string]>) =>
  Object.fromEntries(Object.entries(of).map(([code, [zh, en]]) => [code, label(zh, en)]));
const oneOf = (zh: string, en: string, of: Parameters<typeof options>[0]): Question => ({
  type: 'string',
  enum: Object.keys(of),
  words: { title: label(zh, en), options: options(of) },
});
const someOf = (zh: string, en: string, of: Parameters<typeof options>[0]): Question => ({
  type: 'array',
  items: { type: 'string', enum: Object.keys(of) },
  uniqueItems: true,
  words: { title: label(zh, en), options: options(of) },
});
const form = (required: readonly string[], properties: Record<string, Question>): FormSchema => ({
  type: 'object',
  properties,
  order: Object.keys(properties),
  required: [...required],
});

/** What items of the demo's catalogue ask of whoever applies, by the name of the item. */
export const demoForms: Readonly<Record<string, FormSchema>> = {
  居住情况证明: form(['purpose', 'other', 'since', 'home'], {
    purpose: oneOf('证明用途', 'What is it for?', {
      school: ['子女入学', 'A school place'],
      work: ['求职、入职', 'A job'],
      bank: ['银行业务', 'A bank'],
      other: ['其他', 'Something else'],
    }),
    other: {
      type: 'string',
      maxLength: 40,
      words: { title: label('具体用途', 'For what exactly?') },
      when: { question: 'purpose', is: ['other'] },
    },
    since: { type: 'string', format: 'date', words: { title: label('居住起始日期', 'Living there since') } },
    home: oneOf('住房性质', 'The home is', {
      own: ['自有', 'Owned'],
      rented: ['租住', 'Rented'],
      family: ['投靠亲属', 'Of relatives'],
    }),
    owner: {
      type: 'string',
      maxLength: 40,
      words: { title: label('房东姓名', 'Name of the landlord'), help: label('社区会电话核实', 'The community calls them') },
      when: { question: 'home', is: ['rented'] },
    },
    people: { type: 'integer', minimum: 1, maximum: 20, words: { title: label('同住人数', 'How many live there?') } },
  }),
  高龄津贴申领: form(['born', 'paid', 'alone'], {
    born: {
      type: 'string',
      format: 'date',
      words: { title: label('老人出生日期', 'Born on'), help: label('年满八十周岁可以申领', 'From the age of eighty') },
    },
    paid: oneOf('发放方式', 'How it is paid', {
      card: ['社会保障卡', 'Social security card'],
      bank: ['本人银行卡', 'Own bank card'],
    }),
    alone: { type: 'boolean', words: { title: label('是否独自居住？', 'Living alone?') } },
    contact: {
      type: 'string',
      format: 'phone',
      words: { title: label('亲属联系电话', 'A relative’s phone') },
      when: { question: 'alone', is: [true] },
    },
  }),
  临时救助申请: form(['causes', 'people', 'income', 'story'], {
    causes: someOf('困难原因', 'What happened', {
      illness: ['突发重病', 'A serious illness'],
      accident: ['意外事故', 'An accident'],
      fire: ['火灾、自然灾害', 'Fire or disaster'],
      work: ['失去收入来源', 'Loss of income'],
    }),
    people: { type: 'integer', minimum: 1, maximum: 20, words: { title: label('家庭人口', 'People in the household') } },
    income: { type: 'integer', format: 'money', minimum: 0, words: { title: label('家庭月收入', 'Income of the household in a month') } },
    story: {
      type: 'string',
      format: 'long-text',
      maxLength: 500,
      words: {
        title: label('困难情况', 'What is needed'),
        help: label('写明时间、花费和目前的困难', 'When, what it cost, what lacks now'),
      },
    },
  }),
};
