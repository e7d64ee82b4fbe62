import type { Viewer } from '#contract/accounts/viewer.ts';
import type { MyVote, OwnEntry } from '#contract/votes/api.ts';
import { bundleText } from '#contract/votes/bundle.ts';
import type { Marks } from '#contract/votes/model.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { isOver } from '../domain/state.ts';
import { countBallots, findByReceipt, marksOf } from '../store/ballots.ts';
import { entriesOf, type RollRecord, votesOfVoter } from '../store/roll.ts';
import { findVote, linesOf, type VoteRecord } from '../store/votes.ts';
import { bundleAt } from './bundle.ts';
import { dayOf, factsOf, shownState } from './present.ts';
import { standingOf } from './standing.ts';

/** Votes shown of somebody: those that run and the newest that are over. */
const most = 50;

/** Votes in which somebody is due or holds a mandate. */
export const listMine = async (context: Context, viewer: Viewer) => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    if (viewer.anonymous) return { items: [] };
    const mine = await votesOfVoter(tx, viewer.accountId, await tiedPerson(tx, viewer.accountId), most);
    const left = new Map(mine.map((one) => [one.id, one.left]));
    const votes = await linesOf(tx, [...left.keys()]);
    return { items: votes.sort((a, b) => (a.id < b.id ? 1 : -1)).map((v) => ({ ...factsOf(eye, v), left: left.get(v.id) ?? 0 })) };
  });
};

/** What somebody may do with an entry now, and why not. */
const entryOf = (eye: Eye, vote: VoteRecord, r: RollRecord, marks: Marks | null, personId: string | null): OwnEntry => {
  const own = r.accountId === eye.viewer.accountId || (r.personId !== null && r.personId === personId);
  const way = own ? 'phone' : 'proxy';
  const open = shownState(vote, eye.now) === 'open';
  const barred = !r.ways.includes(way);
  const changes = vote.change && r.tookWay !== 'paper' && (own || r.tookWay === 'proxy');
  const may = !open || barred ? 'none' : r.tookWay === null ? 'cast' : changes ? 'change' : 'none';
  return {
    key: r.key,
    label: r.label,
    heads: r.heads,
    area: r.area,
    as: own ? 'own' : 'proxy',
    took: r.tookWay && r.tookAt ? { way: r.tookWay, on: dayOf(r.tookAt) } : null,
    marks,
    may,
    why: may !== 'none' || !open ? null : barred ? 'way' : 'voted',
    mandate: r.proxyId !== null && r.tookWay === null && !isOver(vote),
  };
};

/** The ballot of somebody who is due. @throws votes.vote_not_found */
export const getMine = async (context: Context, viewer: Viewer, voteId: string): Promise<MyVote> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const vote = (await findVote(tx, voteId)) ?? fail('votes.vote_not_found');
    const personId = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
    const entries = await entriesOf(tx, voteId, viewer.accountId, personId);
    if (entries.length === 0) fail('votes.vote_not_found');
    const marks = vote.secret
      ? new Map<string, Marks>()
      : await marksOf(
          tx,
          voteId,
          entries.map(({ key }) => key),
        );
    return {
      ...factsOf(eye, vote),
      questions: [...vote.questions],
      published: vote.published,
      outcome: shownOutcome(vote),
      entries: entries.map((r) => entryOf(eye, vote, r, marks.get(r.key) ?? null, personId)),
    };
  });
};
const shownOutcome = ({ outcome }: VoteRecord): MyVote['outcome'] =>
  outcome === null ? null : (structuredClone(outcome) as MyVote['outcome']);

/** A vote whoever asks may see the result of: it was published, or they are due in it or look after it. @throws votes.vote_not_found */
const seen = async (context: Context, tx: Tx, viewer: Viewer | null, voteId: string): Promise<VoteRecord> => {
  const vote = (await findVote(tx, voteId)) ?? fail('votes.vote_not_found');
  if (vote.published) return vote;
  if (!viewer || viewer.anonymous) return fail('votes.vote_not_found');
  if ((await standingOf(context, tx, viewer, vote)).reads) return vote;
  const due = await entriesOf(tx, voteId, viewer.accountId, await tiedPerson(tx, viewer.accountId));
  return due.length > 0 ? vote : fail('votes.vote_not_found');
};

/** Runs in the jurisdiction that holds the vote: its address names none. @throws votes.vote_not_found */
const within = async <T>(
  context: Context,
  viewer: Viewer | null,
  voteId: string,
  read: (tx: Tx, vote: VoteRecord, jurisdictionId: string) => Promise<T>,
): Promise<T> => {
  const all = await context.kernel.jurisdictions.all();
  const own = viewer ? all.filter(({ id }) => id === viewer.jurisdictionId) : [];
  for (const { id } of [...own, ...all.filter((one) => !own.includes(one))]) {
    const access = systemAccess(id);
    const found = await context.kernel.db.read(access, async (tx) => {
      if (!(await findVote(tx, voteId))) return null;
      return { value: await read(tx, await seen(context, tx, viewer?.jurisdictionId === id ? viewer : null, voteId), id) };
    });
    if (found) return found.value;
  }
  return fail('votes.vote_not_found');
};

export const openVoteShown = async (context: Context, viewer: Viewer | null, voteId: string) => {
  const { vote, ballots, jurisdictionId } = await within(context, viewer, voteId, async (tx, found, id) => ({
    vote: found,
    ballots: await countBallots(tx, voteId),
    jurisdictionId: id,
  }));
  return {
    ...factsOf({ snapshot: await context.territory.snapshot(jurisdictionId), now: context.kernel.clock.now() }, vote),
    questions: [...vote.questions],
    outcome: shownOutcome(vote),
    sha256: vote.sha256,
    ballots,
  };
};

/** What the ballot of a receipt says. @throws votes.not_closed, votes.ballot_not_found */
export const ballotOf = (context: Context, viewer: Viewer | null, voteId: string, digest: string) =>
  within(context, viewer, voteId, async (tx, vote) => {
    if (vote.state !== 'closed') fail('votes.not_closed');
    return { marks: (await findByReceipt(tx, voteId, Buffer.from(digest, 'hex'))) ?? fail('votes.ballot_not_found') };
  });

/** The bundle of a closed vote as text: the same bytes whenever it is asked for. @throws where its rows do not give the digest of closing */
export const bundleIn = async (tx: Tx, vote: VoteRecord): Promise<{ name: string; text: string; sha256: string }> => {
  if (vote.state !== 'closed' || vote.closedAt === null) fail('votes.not_closed');
  const bundle = await bundleAt(tx, vote, vote.closedAt as Date, vote.outcome);
  if (bundle.sha256 !== vote.sha256) throw new Error(`the ballots of vote ${vote.id} are not those it was closed with`);
  return { name: `vote-${vote.id}.json`, text: bundleText(bundle), sha256: bundle.sha256 };
};
export const bundleOf = (context: Context, viewer: Viewer | null, voteId: string) =>
  within(context, viewer, voteId, (tx, vote) => bundleIn(tx, vote));
