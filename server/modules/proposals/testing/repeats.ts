import * as api from '#contract/proposals/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { drafted } from './drafted.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  // once announced, a proposal is shown to everybody
  stays: [
    'createProposal',
    'changeProposalText',
    'beginProposalStep',
    'extendProposalStep',
    'endProposalStep',
    'withdrawProposal',
    'commentProposal',
    'answerProposalComment',
    'amendProposal',
    'answerProposalAmendment',
    'evaluateProposal',
  ],
  take: async (d, send) => {
    const one = await send('clerk', api.createProposal, [], drafted(d));
    const today = { fromOn: dayOf(d, 0), untilOn: dayOf(d, 0) };
    await send('clerk', api.beginProposalStep, [one.id], { number: 1, ...today });
    await send('clerk', api.changeProposalText, [one.id], {
      version: 1,
      title: one.title,
      parts: one.parts.slice(0, 2),
      reason: '价格另议',
    });
    await send('clerk', api.endProposalStep, [one.id], { number: 1, words: '支委会同意提出' });
    const discussed = { number: 2, fromOn: dayOf(d, 0), untilOn: dayOf(d, 6) };
    await (await d.as('clerk')).post(`/api/proposals/${one.id}/steps/begin`, { id: crypto.randomUUID(), ...discussed });
    await send('clerk', api.extendProposalStep, [one.id], { untilOn: dayOf(d, 8), words: '周末再听两天' });
    const comment = await send('resident', api.commentProposal, [one.id], { version: 2, stance: 'ask', words: '钱谁出？' });
    await send('clerk', api.answerProposalComment, [comment.id], { words: '从公共收益里出' });
    const change = { version: 2, part: 'p2', after: '建棚费用五万元。', reason: '问过两家' };
    const amendment = await send('resident', api.amendProposal, [one.id], change);
    await send('clerk', api.answerProposalAmendment, [amendment.id], { verdict: 'taken' });
    await send('clerk', api.withdrawProposal, [one.id], { words: '与街道项目重复' });
    const other = await (await d.as('clerk')).post('/api/proposals', { id: crypto.randomUUID(), ...drafted(d) });
    // residents are asked of one whose other steps lie behind it
    await d.asOwner(`update proposal_steps set state = 'ended', announced_at = $2, ended_at = $2 where proposal_id = $1 and number < 4`, [
      other.body.id,
      d.clock.now(),
    ]);
    await d.asOwner(
      `update proposal_steps set state = 'running', announced_at = $2, from_on = $3, until_on = $3 where proposal_id = $1 and number = 4`,
      [other.body.id, d.clock.now(), dayOf(d, 0)],
    );
    await d.asOwner("update proposals set state = 'running' where id = $1", [other.body.id]);
    await send('resident', api.evaluateProposal, [other.body.id], { satisfaction: 'satisfied', carriedOut: 'yes' });
  },
} satisfies Repeats;
