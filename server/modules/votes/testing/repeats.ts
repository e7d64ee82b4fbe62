import * as api from '#contract/votes/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';
import { due, motionOf, openTestVote, receiptCode } from './open.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  // a voter needs no post
  stays: ['castBallot'],
  // a poll needs residents with accounts: in poll.test.ts; a mandate a photo: in races.test.ts
  elsewhere: ['openPoll', 'giveProxy', 'endProxy', 'endMyMandate'],
  take: async (d, send) => {
    const roll = [due(d, 'resident', 'a'), due(d, null, 'b'), due(d, null, 'c')];
    const open = await openTestVote(d, { roll });
    await send('resident', api.castBallot, [open], { key: 'a', marks: { q1: 'yes' }, receipt: receiptCode() });
    await send('clerk', api.serveBallots, [open], { keys: ['b'], way: '上门', at: d.clock.now().toISOString() });
    const paper = await send('clerk', api.enterPaper, [open], { slip: 'b', marks: { q1: 'no' } });
    await send('clerk', api.withdrawPaper, [paper.id], { reason: '票号录错' });
    const later = new Date(d.clock.now().getTime() + 3 * 86_400_000).toISOString();
    await send('clerk', api.postponeVote, [open], { closesAt: later, reason: '系统故障' });
    await send('clerk', api.closeVote, [open], { reason: '全部投完' });
    await send('clerk', api.publishVote, [open], {});
    const secret = await openTestVote(d, { questions: [motionOf({ secret: true })], roll });
    await send('clerk', api.handInPaper, [secret], { key: 'c' });
    const [asked] = (await send('clerk', api.askHandInBack, [secret], { key: 'c', reason: '登记错户' })).returns;
    await send('dispatcher', api.decideHandInBack, [asked?.id ?? ''], { agree: true });
    await send('clerk', api.voidVote, [secret], { reason: '议题重复' });
  },
} satisfies Repeats;
