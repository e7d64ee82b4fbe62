import { v7 } from 'uuid';
import * as api from '#contract/honours/api.ts';
import { minutes } from '#modules/proposals/testing/minutes.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { evidence, honour } from './honour.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  // whoever objects is told until when they may, and nothing else
  stays: ['objectHonour'],
  take: async (d, send) => {
    const [first, second] = [v7(), v7()];
    for (const [id, name] of [
      [first, '评优甲'],
      [second, '评优乙'],
    ])
      await d.asOwner('insert into persons (jurisdiction_id, id, name) values ($1, $2, $3)', [d.id, id, name]);
    const round = await send('supervisor', api.createHonour, [], honour({ nominateUntil: dayOf(d, 5) }));
    const area = d.area('001001').code;
    await send('clerk', api.nominate, [round.id], { personId: first, duty: '社区工作者', area, evidence });
    const { body } = await (await d.as('clerk')).post(`/api/honours/${round.id}/candidates`, {
      id: v7(),
      personId: second,
      duty: '社区工作者',
      area,
      evidence,
    });
    const idOf = (name: string): string => body.list.find((one: { name: string }) => one.name === name).id;
    await send('clerk', api.withdrawHonour, [idOf('评优乙')], { words: '本人不愿参评' });
    await d.asOwner('update honour_rounds set nominate_until = $2 where id = $1', [round.id, dayOf(d, -1)]);
    await send('supervisor', api.stepHonour, [round.id], { step: 'check' });
    await send('supervisor', api.checkCandidate, [idOf('评优甲')], { met: Object.keys(evidence) });
    await (await d.as('supervisor')).post(`/api/honours/${round.id}/steps`, { id: v7(), step: 'publish' });
    await send('resident', api.objectHonour, [idOf('评优甲')], { words: '路灯不是他修的', named: true });
    const { list } = (await (await d.as('supervisor')).get(`/api/honours/${round.id}`)).body;
    const [objection] = list.flatMap((one: { objections: { id: string }[] }) => one.objections);
    await send('supervisor', api.answerHonourObjection, [objection.id], { upheld: false, answer: '核实为他联系更换' });
    const figures = {
      due: 30,
      present: 24,
      fit: 22,
      basic: 1,
      unfit: 1,
      invalid: 0,
      documentIds: [await minutes(d, '计票单.pdf', 'dispatcher')],
    };
    await send('dispatcher', api.enterAppraisal, [], { personId: first, duty: '社区书记', area, heldOn: dayOf(d, 0), ...figures });
  },
} satisfies Repeats;
