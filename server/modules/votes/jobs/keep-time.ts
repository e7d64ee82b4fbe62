import { settingOf } from '#contract/kernel/settings.ts';
import { countHours } from '#contract/votes/settings.ts';
import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { closeIn, tellCounting } from '../commands/close.ts';
import type { Context, Running } from '../context.ts';
import { unsettledPapers } from '../store/papers.ts';
import { countsPaper } from '../store/roll.ts';
import { dueVotes, lockVote, setCounting, setTold } from '../store/votes.ts';
import { tellVoters } from '../tell.ts';

const hour = 3_600_000;
/** Before closing, those whose ballot is not in are told once. */
const remindHours = 24;

/**
 * What the clock does to votes: tells that one has opened, reminds once, and closes it at its time. One that takes paper is being counted first: papers in
 * the box are entered, then somebody closes it, or the clock after some hours where no paper waits.
 */
export const keepTime = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'votes.keep-time', async (jurisdictionId) => {
    const { kernel } = context;
    const at = kernel.clock.now();
    const access = systemAccess(jurisdictionId);
    const remindBefore = new Date(at.getTime() + remindHours * hour);
    const hours = settingOf(countHours, (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {});
    const due = await kernel.db.read(access, (tx) => dueVotes(tx, at, remindBefore));
    for (const id of due)
      await kernel.db.write(access, async (tx) => {
        const by = { jurisdictionId, actorId: null, at };
        const running: Running = { ...by, log: (action, subject, more = {}) => audit(tx, { ...by, action, subject, ...more }) };
        // several processes may come: the row lock lets one in, and the next finds it done
        const vote = await lockVote(tx, id);
        if (!vote || (vote.state !== 'open' && vote.state !== 'counting')) return;
        if (vote.closesAt > at) {
          if (await setTold(tx, id, 'told_open_at', at)) await tellVoters(tx, by, vote, 'opened', false);
          // whoever has just been told that it opened need not be reminded
          else if (vote.closesAt <= remindBefore && (await setTold(tx, id, 'reminded_at', at)))
            await tellVoters(tx, by, vote, 'closing', true);
          return;
        }
        const open = await unsettledPapers(tx, id, vote.secret);
        const paper = open > 0 || (await countsPaper(tx, id));
        if (!paper || (open === 0 && vote.closesAt.getTime() + hours * hour <= at.getTime())) {
          await closeIn(context, tx, running, id, null);
          return;
        }
        if (vote.state === 'open') {
          await setCounting(tx, id);
          await tellCounting(tx, by, vote, open);
        }
      });
  });
