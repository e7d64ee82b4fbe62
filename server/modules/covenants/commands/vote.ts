import type { CovenantSitting } from '#contract/covenants/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Terms } from '#contract/kernel/terms.ts';
import type { Count } from '#contract/votes/count.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { wordOf } from '#kernel/words.ts';
import type { Running } from '#modules/votes/index.ts';
import type { Context } from '../context.ts';
import { type CovenantRecord, changeVersion, lockCovenant, type VersionRecord, versionOfVote, versionsOf } from '../store/covenants.ts';

/** The type under which votes are held on covenants. */
export const voteType = 'covenant';
/** So much of a text stands on the ballot; the rest is on the page of the covenant. */
const longest = 3_900;
const midnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** Opens the vote on a version among the residents of the area, secret, from its first day to the end of its last. @returns its id */
export const openCovenantVote = async (
  { votes }: Pick<Context, 'votes'>,
  tx: Tx,
  running: Running,
  c: CovenantRecord,
  v: VersionRecord,
  { quorum, majority, source }: Terms,
  days: { readonly fromOn: string; readonly untilOn: string },
): Promise<string> => {
  const text = v.articles
    .map(({ heading, text: of }, i) => wordOf('zh-CN', 'covenants.public.article', { n: i + 1, heading, text: of }))
    .join('\n');
  const opensAt = midnight(days.fromOn);
  return votes.open(tx, running, {
    subject: { type: voteType, id: c.id },
    areaId: c.areaId ?? fail('territory.area_not_found', { code: c.areaPath }),
    title: c.title,
    questions: [
      {
        id: 'covenant',
        title: c.title,
        text: text.length > longest ? `${text.slice(0, longest)}……` : text,
        kind: 'motion',
        options: [],
        most: 0,
        rule: {
          measures: 'heads',
          secret: true,
          ...{ quorum, majority, source },
          silence: 'none',
          change: true,
          tie: 'fails',
        },
        reserved: false,
      },
    ],
    roll: await votes.rolls.residents(tx, c.areaPath.replaceAll('.', '')),
    opensAt: new Date(Math.max(+opensAt, +running.at)),
    closesAt: midnight(daysAfter(days.untilOn, 1)),
    published: true,
  });
};

const voted = async (tx: Tx, voteId: string): Promise<VersionRecord | null> => {
  const found = await versionOfVote(tx, voteId);
  if (!found || !(await lockCovenant(tx, found.covenantId))) return null;
  const versions = (await versionsOf(tx, [found.covenantId])).get(found.covenantId) ?? [];
  return versions.find((v) => v.voteId === voteId && v.state === 'voting') ?? null;
};

/** A vote has been counted: the version is adopted or not, or – without a quorum – waits to be voted on again. */
export const voteClosed = async (tx: Tx, running: Running, voteId: string, [count]: Count, source: string | null): Promise<void> => {
  const v = await voted(tx, voteId);
  if (!v || !count) return;
  const outcome = count.quorumMet ? (count.passed ? ('carried' as const) : ('fallen' as const)) : ('no_quorum' as const);
  const heads = {
    due: count.due.heads,
    present: count.took.heads,
    yes: count.yes.heads,
    no: count.no.heads,
    abstain: count.abstain.heads,
  };
  const sitting: CovenantSitting = { heldOn: shanghaiDay(running.at), heads, area: null, women: null, outcome, source };
  const state = outcome === 'carried' ? 'adopted' : outcome === 'fallen' ? 'rejected' : 'checked';
  await changeVersion(tx, v.covenantId, v.number, {
    state,
    sittings: [...v.sittings, sitting],
    ...(state === 'rejected' && { endedAt: running.at }),
  });
  await running.log('covenants.voted', v.covenantId, { data: { number: v.number, outcome } });
};

/** A vote was declared void: the version waits to be voted on again. */
export const voteVoided = async (tx: Tx, voteId: string): Promise<void> => {
  const v = await voted(tx, voteId);
  if (v) await changeVersion(tx, v.covenantId, v.number, { state: 'checked' });
};
