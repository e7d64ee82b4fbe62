import { expect, test } from 'vitest';
import { evaluateKnowledge } from './knowledge.ts';

test('the reply that was given is looked for among all, without what it quotes of the question', () => {
  const row = (title: string, reply: string) => ({ title, text: '请答复', reply });
  const rows = [
    row('路灯不亮', '关于“居住证在哪里办理”的来件：路灯已报修，预计三日内修复。'),
    row('居住证在哪里办理', '居住证到派出所办理，材料齐全的十五日内领取。'),
    row('噪声扰民', '工地夜间施工已责令停工。'),
    row('公交改线', '您反映的情况已转交城管部门。'),
  ];
  expect(evaluateKnowledge(rows)).toMatchObject({ asked: 2, answers: 4, top1: 0.5, top3: 0.5 });
  expect(evaluateKnowledge([])).toMatchObject({ asked: 0, top1: 0, mrr: 0 });
});
