import { defineLanguage, readExpression } from '#contract/kernel/expression/expression.ts';
import { problemsOfAnswers } from '#contract/kernel/form/answers.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import type { Answers, FormSchema, Question } from '#contract/kernel/form/schema.ts';
import { blocksOf } from '#contract/kernel/paper.ts';
import { writePaper } from '#kernel/paper/paper.ts';
import { round } from '../intake/figures.ts';

/** The median time of one of many runs, milliseconds. */
export const median = async (rounds: number, work: () => unknown): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
};

const words = (title: string): Question['words'] => ({ title: { zh: title, en: null } });

/** A form of 40 questions of every kind, a quarter of them asked only after another's answer, and answers to all of them. */
const fortyFields = (): { schema: FormSchema; answers: Answers } => {
  const properties: FormSchema['properties'] = {};
  const answers: Answers = {};
  for (let i = 0; i < 10; i++) {
    const [kind, text, number, several] = [`kind${i}`, `text${i}`, `number${i}`, `several${i}`];
    const options = {
      enum: ['a', 'b', 'c'],
      words: { ...words('种类'), options: { a: { zh: '甲', en: null }, b: { zh: '乙', en: null }, c: { zh: '丙', en: null } } },
    };
    properties[kind] = { type: 'string', ...options };
    properties[text] =
      i % 2 === 0
        ? { type: 'string', format: 'identity-number', words: words('身份证号') }
        : { type: 'string', maxLength: 60, pattern: '^[A-Z]{2}\\d{4,8}$', words: words('编号') };
    properties[number] = { type: 'integer', minimum: 0, maximum: 500, words: words('户数'), when: { question: kind, is: ['a', 'b'] } };
    properties[several] = {
      type: 'array',
      items: { type: 'string', enum: ['a', 'b', 'c'] },
      uniqueItems: true,
      maxItems: 3,
      words: options.words,
    };
    Object.assign(answers, {
      [kind]: 'a',
      [text]: i % 2 === 0 ? '11010519491231002X' : 'AB12345',
      [number]: i * 30,
      [several]: ['a', 'c'],
    });
  }
  return { schema: { type: 'object', properties, order: Object.keys(properties), required: Object.keys(properties) }, answers };
};

/** Milliseconds in which answers to 40 questions are checked. */
export const measureForm = async (): Promise<number> => {
  const { schema, answers } = fortyFields();
  const form = readForm(schema);
  const problems = problemsOfAnswers(form, answers);
  if (form.questions.length !== 40 || problems.length > 0)
    throw new Error(`the form is not what is to be measured: ${JSON.stringify(problems)}`);
  return round(await median(2_000, () => problemsOfAnswers(form, answers)), 4);
};

/** Microseconds in which a condition such as dispatch rules have is evaluated. */
export const measureExpression = async (): Promise<number> => {
  const language = defineLanguage({ text: 'string', hour: 'int', weekday: 'int', category: 'string', working: 'bool' });
  const read = readExpression(
    language,
    'text.containsAny(["井盖", "塌陷", "漏电"]) && (hour >= 20 || hour < 6 || !working) && category in ["0201", "0202", "0203"]',
    'bool',
  );
  if ('fault' in read) throw new Error(`the expression is not what is to be measured: ${JSON.stringify(read.fault)}`);
  const values = {
    text: '大研街道七一社区菜市场门口的路面昨晚漏电，电到了人，请尽快派人处理',
    hour: 22,
    weekday: 6,
    category: '0203',
    working: false,
  };
  const outcome = read.expression.evaluate(values);
  if (!('value' in outcome) || outcome.value !== true) throw new Error(`the expression gave ${JSON.stringify(outcome)}`);
  const each = 100;
  const ms = await median(500, () => {
    for (let i = 0; i < each; i++) read.expression.evaluate(values);
  });
  return round((ms * 1000) / each, 2);
};

const clause = '甲方与乙方在平等自愿的基础上，本着资源共享、优势互补、互利共赢的原则，就社区治理共建事项达成如下协议，每季度不少于一次。';

/** Milliseconds in which an agreement of two pages becomes a PDF, with its font and a code; the thread and its fonts stand already. */
export const measurePaper = async (): Promise<number> => {
  const lines = Array.from({ length: 22 }, (_, i) => `${i + 1}. ${clause}`).join('\n');
  const write = (n: number): Promise<Buffer> =>
    writePaper({
      title: '共建协议',
      blocks: blocksOf(`# 党建共建协议书\n\n## 一、内容\n${lines}\n| 承诺 | 期限 |\n| 开放停车场 ${n} | 2026-12-31 |`),
      signatures: [
        { role: '甲方', name: '七一社区党委', strokes: null, signed: null },
        { role: '乙方', name: '古城中学党支部', strokes: null, signed: null },
      ],
      foot: ['编号 530702-GJ-2026-0001'],
      code: { url: 'https://linli.example/proof/abc', words: '扫码查验真伪' },
      at: '2026-11-28T00:00:00.000Z',
    });
  const pages = [...(await write(0)).toString('latin1').matchAll(/\/Type \/Page\b/g)].length;
  if (pages !== 2) throw new Error(`the document has ${pages} pages`);
  let n = 0;
  return round(await median(20, () => write(++n)), 1);
};
