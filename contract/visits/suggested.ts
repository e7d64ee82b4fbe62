import type { Rhythm } from '../activities/rhythm.ts';
import type { FormSchema } from '../kernel/form/schema.ts';
import type { Risk } from './kinds.ts';
import type { PlanContent } from './plans.ts';

/** A plan as it is suggested to whoever makes one; places visit otherwise, so that all of it may be changed. */
export interface SuggestedPlan {
  readonly code: string;
  readonly title: string;
  readonly kind: 'campaign' | 'standing';
  readonly risk: Risk;
  readonly every: Rhythm['every'] | null;
  readonly content: Omit<PlanContent, 'lines' | 'condition'>;
}

const question = (zh: string, more: object = {}): FormSchema['properties'][string] => ({
  type: 'boolean',
  words: { title: { zh, en: null } },
  ...more,
});
const oneOf = (zh: string, options: Readonly<Record<string, string>>): FormSchema['properties'][string] => ({
  type: 'string',
  enum: Object.keys(options),
  words: {
    title: { zh, en: null },
    options: Object.fromEntries(Object.entries(options).map(([key, word]) => [key, { zh: word, en: null }])),
  },
});
const formOf = (properties: FormSchema['properties'], required: string[] = []): FormSchema => ({
  type: 'object',
  properties,
  order: Object.keys(properties),
  required,
});

/** What is asked of somebody who is looked after, as several places do it. */
const wellbeing = formOf(
  {
    condition: oneOf('身体和精神', { good: '良好', fair: '一般', poor: '较差' }),
    eats: question('吃饭、穿衣、用药是否正常'),
    kin: question('亲属近期是否探望或联系'),
    home: oneOf('房屋、水、电、燃气', { fine: '正常', problem: '有问题' }),
  },
  ['condition'],
);
const consent = { purpose: '定期探访并记录生活和健康状况', sees: '走访人和计划负责人', months: 12 };
const script = '您好，我是社区网格员，来看看您最近怎么样，有没有需要帮忙的。您不愿意回答的可以不说。';

const standing = (code: string, title: string, risk: Risk, every: Rhythm['every'], purpose: string): SuggestedPlan => ({
  code,
  title,
  kind: 'standing',
  risk,
  every,
  content: { purpose, script, questions: wellbeing, consent, phoneCounts: false },
});

/** High risk weekly, key monthly, other hardship quarterly, ordinary households twice a year; a campaign that knocks at every door. */
export const suggestedPlans: readonly SuggestedPlan[] = [
  standing('weekly', '高龄独居老人每周探访', 'high', 'week', '80 岁以上独居、重病等高风险对象每周见面一次'),
  standing('monthly', '重点对象每月走访', 'key', 'month', '失能失智、分散特困、孤儿、困境儿童等每月走访一次'),
  standing('quarterly', '其他特殊困难对象每季走访', 'other', 'quarter', '空巢、留守等其他特殊困难对象每季度走访一次'),
  {
    code: 'half_yearly',
    title: '普通住户半年走访',
    kind: 'standing',
    risk: 'ordinary',
    every: 'half_year',
    content: {
      purpose: '每户每半年至少走访一次，听取意见和困难',
      script: '您好，我是社区网格员，来听听您对小区和社区有什么意见，家里有没有困难。',
      questions: formOf({ opinion: question('对社区工作有无意见'), hardship: question('家中有无困难需要帮助') }),
      consent: null,
      phoneCounts: false,
    },
  },
  {
    code: 'gas',
    title: '燃气安全敲门行动',
    kind: 'campaign',
    risk: 'ordinary',
    every: null,
    content: {
      purpose: '逐户检查燃气软管、阀门和报警器，宣传用气安全',
      script: '您好，我们在做燃气安全入户检查，看一下软管和报警器，大约五分钟，不收费、不推销。',
      questions: formOf({
        gas: oneOf('用气方式', { pipe: '管道气', bottle: '瓶装气', none: '不用气' }),
        hose: oneOf('软管', { fine: '完好', old: '老化或超期' }),
        alarm: question('是否安装报警器'),
        home: oneOf('房屋、水、电、燃气', { fine: '正常', problem: '有问题' }),
      }),
      consent: null,
      phoneCounts: false,
    },
  },
];
