import { shanghaiDay } from '#contract/kernel/day.ts';
import type { shownStates, VoteDetail, VoteRow } from '#contract/votes/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { wordOf } from '#kernel/words.ts';
import { areaOf, type Eye } from '../context.ts';
import { isOver } from '../domain/state.ts';
import { openReturns } from '../store/returns.ts';
import { turnoutOf } from '../store/roll.ts';
import { linesOf, type VoteLine, type VoteRecord } from '../store/votes.ts';
import { standingOf } from './standing.ts';

/** A state as it is shown: before it opens a vote waits, after its end it is being counted. */
export const shownState = ({ state, opensAt, closesAt }: VoteRecord, now: Date): (typeof shownStates)[number] => {
  if (state !== 'open') return state;
  if (opensAt > now) return 'waiting';
  return closesAt <= now ? 'counting' : 'open';
};
export const factsOf = ({ snapshot, now }: Pick<Eye, 'snapshot' | 'now'>, v: VoteRecord) => ({
  id: v.id,
  title: v.title,
  subject: { type: v.subjectType, id: v.subjectId },
  area: areaOf(snapshot, v.areaPath),
  state: shownState(v, now),
  secret: v.secret,
  change: v.change,
  opensAt: v.opensAt.toISOString(),
  closesAt: v.closesAt.toISOString(),
  closedAt: v.closedAt?.toISOString() ?? null,
});
export const rowOf = (eye: Eye, v: VoteLine): VoteRow => {
  const { words } = eye.context.subjects.of(v.subjectType);
  const about = { zh: wordOf('zh-CN', words), en: wordOf('en', words) };
  return { ...factsOf(eye, v), about, due: v.entries, cast: v.cast, papers: v.papers };
};

/** One vote as those see it who look after it. @throws votes.vote_not_found */
export const voteShown = async (eye: Eye, tx: Tx, voteId: string): Promise<VoteDetail> => {
  const { context, viewer } = eye;
  const [v] = await linesOf(tx, [voteId]);
  if (!v) return fail('votes.vote_not_found');
  const standing = await standingOf(context, tx, viewer, v);
  if (!standing.reads) fail('votes.vote_not_found');
  const { lone, proxies, ways, ...turnout } = await turnoutOf(tx, voteId);
  const runs = standing.runs && !isOver(v);
  const returns = standing.enters && v.secret ? await openReturns(tx, voteId) : [];
  const byArea = v.questions.some(({ rule }) => rule.measures === 'heads_area');
  return {
    ...rowOf(eye, v),
    questions: [...v.questions],
    turnout,
    lone: v.secret && byArea ? lone : null,
    published: v.published,
    proxiesMost: v.proxiesMost,
    proxies,
    returns: returns.map((one) => ({
      id: one.id,
      label: one.label ?? one.key,
      right: one.rightLabel ?? one.rightKey,
      reason: one.reason,
      mine: one.askedBy === viewer.accountId,
    })),
    endReason: v.endReason,
    outcome: v.outcome === null ? null : (structuredClone(v.outcome) as VoteDetail['outcome']),
    sha256: v.sha256,
    page: await context.subjects.of(v.subjectType).page(v.subjectId, tx),
    actions: [
      ...(runs ? (['serve'] as const) : []),
      ...(standing.enters && !isOver(v) && ways.paper > 0 ? (['paper'] as const) : []),
      ...(runs && ways.proxy > 0 ? (['proxy'] as const) : []),
      ...(runs ? (['postpone', 'close', 'void'] as const) : []),
      ...(standing.runs && v.state === 'closed' && !v.published ? (['publish'] as const) : []),
    ],
  };
};
/** The day of a moment, as answers name it. */
export const dayOf = (at: Date): string => shanghaiDay(at);
