import * as api from '#contract/disclosures/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  // what is up is shown to everybody, and who objected sees what came of it
  stays: ['objectToNotice', 'pressObjection'],
  take: async (d, send) => {
    const written = { title: '便民停车位启用', paragraphs: ['自下周一起启用东侧停车位。'] };
    const one = await send('clerk', api.publishDisclosure, [], { areaCode: d.area('001001').code, kind: 'notice', ...written });
    const paragraphs = ['自下周二起启用东侧停车位。'];
    await send('clerk', api.amendDisclosure, [one.id], { ...written, paragraphs, version: one.version, reason: '改期' });
    const seen = await send('resident', api.objectToNotice, [one.code], { about: 'untrue', words: '停车位没有那么多' });
    const written2 = await send('clerk', api.writeObjection, [one.id], { name: '和大爷', about: 'untrue', words: '没有问过我们' });
    const counter = written2.raised.find((o: { counter: boolean }) => o.counter).id;
    await send('dispatcher', api.answerNoticeObjection, [seen.own[0].id], { verdict: 'rejected', words: '共二十个，现场可数。' });
    await send('dispatcher', api.answerNoticeObjection, [counter], { verdict: 'rejected', words: '已贴告示七日。' });
    await send('resident', api.pressObjection, [seen.own[0].id], { reason: '答复与事实不符' });
    await send('dispatcher', api.pressWrittenObjection, [counter], { reason: '本人不满意' });
    await send('supervisor', api.findOnObjection, [counter], { verdict: 'right', words: '到场核对，属实。' });
    await send('clerk', api.setAccountsRhythm, [d.area('001001').code], { rhythm: 'monthly' });
    await send('clerk', api.endDisclosure, [one.id], { reason: '改为整体改造' });
  },
} satisfies Repeats;
