import * as api from '#contract/duties/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { wanted } from './wanted.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  // a duty is shown to everybody
  stays: [
    'giveThanks',
    'agreeToThanks',
    'reportThanks',
    'createDuty',
    'changeDuty',
    'closeDuty',
    'claimDuty',
    'entrustDuty',
    'stepHolder',
    'reportDuty',
  ],
  take: async (d, send) => {
    const one = await send('clerk', api.createDuty, [], wanted(d));
    const { areaCode: _, ...content } = wanted(d);
    await send('clerk', api.changeDuty, [one.id], { ...content, heads: 3, version: one.version });
    const person = { name: '和大爷', phone: null, partyMember: false };
    await send('clerk', api.entrustDuty, [one.id], { person });
    const { own } = await send('grid_worker', api.claimDuty, [one.id], { name: '某网格员' });
    await send('clerk', api.stepHolder, [own.id], { step: 'confirm' });
    await send('grid_worker', api.stepHolder, [own.id], { step: 'begin' });
    await send('grid_worker', api.reportDuty, [own.id], { day: dayOf(d, 0), minutes: 30, words: '走访三户' });
    const thanks = await send('resident', api.giveThanks, [], { what: 'duties.duty', subjectId: one.id, words: '谢谢您', name: '某居民' });
    await send('grid_worker', api.agreeToThanks, [thanks.id], { agree: true });
    await send('clerk', api.lookAtThanks, [thanks.id], { show: true });
    await send('neighbour', api.reportThanks, [thanks.id], { reason: '写了住址' });
    await send('clerk', api.closeDuty, [one.id], { words: '到期' });
  },
} satisfies Repeats;
