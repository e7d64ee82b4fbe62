import { v4 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { castBallot } from '#contract/votes/api.ts';
import type { Marks, Way } from '#contract/votes/model.ts';
import { command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { isViolation } from '#kernel/violations.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import type { Context } from '../context.ts';
import { wrongMark } from '../domain/check.ts';
import { changeOpen, changeSecret, claimTurnout, insertBallot, lockTurnout, setHand } from '../store/ballots.ts';
import { findEntry, type RollRecord } from '../store/roll.ts';
import type { VoteRecord } from '../store/votes.ts';
import { holdCasting } from './hold.ts';

type Body = z.output<NonNullable<(typeof castBallot)['body']>>;

/** The start of a day in Shanghai. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** How somebody may vote for an entry: as who is due, or as the holder of its mandate. @throws votes.not_on_roll */
export const standing = async (tx: Tx, viewer: Viewer, entry: RollRecord | null): Promise<Extract<Way, 'phone' | 'proxy'>> => {
  if (entry?.accountId === viewer.accountId) return 'phone';
  if (entry?.holderAccountId === viewer.accountId) return 'proxy';
  const personId = entry && (entry.personId !== null || entry.holderId !== null) ? await tiedPerson(tx, viewer.accountId) : null;
  if (personId === null) return fail('votes.not_on_roll');
  if (entry?.personId === personId) return 'phone';
  return entry?.holderId === personId ? 'proxy' : fail('votes.not_on_roll');
};

/** Writes a ballot of an entry whose turnout is claimed. Of a secret vote with nothing that leads back to the entry but its weight. */
export const writeBallot = (
  tx: Tx,
  vote: Pick<VoteRecord, 'id' | 'secret'>,
  entry: { key: string; heads: number; area: number },
  b: { marks: Marks; way: Way; at: Date; receipt: Buffer | null },
): Promise<unknown> =>
  insertBallot(tx, {
    // random: an id by time would say who cast it
    id: v4(),
    voteId: vote.id,
    secret: vote.secret,
    key: vote.secret ? null : entry.key,
    heads: entry.heads,
    area: entry.area,
    marks: b.marks,
    way: b.way,
    day: shanghaiDay(b.at),
    receipt: b.receipt,
  });

/** The moment of a turnout: of a secret vote the day alone. */
export const turnoutAt = ({ secret }: Pick<VoteRecord, 'secret'>, at: Date): Date => (secret ? startOf(shanghaiDay(at)) : at);

/**
 * Casts the ballot of an entry on the phone of who is due, or of who holds its mandate; casts it anew where the rule lets one change it.
 * The own hand comes before a mandate: who is due may change what a holder cast, never the other way round. What was handed in on paper stands.
 * @throws see the endpoint
 */
export const castIn = async (
  { subjects }: Context,
  tx: Tx,
  viewer: Viewer,
  voteId: string,
  body: Pick<Body, 'key' | 'marks' | 'receipt' | 'was'>,
  at: Date,
): Promise<{ changed: boolean }> => {
  const vote = await holdCasting(tx, voteId, at);
  const entry = await findEntry(tx, voteId, body.key);
  const way = await standing(tx, viewer, entry);
  if (!entry) return fail('votes.not_on_roll');
  if (!entry.ways.includes(way)) fail('votes.way_closed', { way });
  const wrong = wrongMark(vote.questions, body.marks);
  const invalid = Object.values(body.marks).some((one) => typeof one === 'object' && 'invalid' in one);
  // a phone lets nobody spoil a ballot
  if (wrong !== null || invalid) fail('votes.marks_wrong', { question: wrong ?? '' });
  await subjects.of(vote.subjectType).mayCast?.(tx, viewer, vote, body.key);
  const receipt = sha256(body.receipt);
  const taken = (error: unknown): never => {
    if (isViolation(error, 'vote_ballots_jurisdiction_id_vote_id_receipt_key')) fail('votes.receipt_taken');
    throw error;
  };
  if (await claimTurnout(tx, { voteId, key: body.key, way, at: turnoutAt(vote, at), accountId: viewer.accountId })) {
    await writeBallot(tx, vote, entry, { marks: body.marks, way, at, receipt }).catch(taken);
    return { changed: false };
  }
  if (!vote.change) fail('votes.voted_already');
  const before = await lockTurnout(tx, voteId, body.key);
  if (before?.way === 'paper' || (way === 'proxy' && before?.way !== 'proxy')) fail('votes.voted_already');
  const b = { marks: body.marks, receipt, day: shanghaiDay(at), way };
  if (!vote.secret) await changeOpen(tx, voteId, body.key, b).catch(taken);
  else if (body.was === null) fail('votes.voted_already');
  else if (!(await changeSecret(tx, voteId, sha256(body.was), { ...b, ...entry }).catch(taken))) fail('votes.receipt_wrong');
  // of a secret ballot nothing is written here but where the hand is another: no change leaves a trace beside the ballot
  if (before?.way !== way) await setHand(tx, voteId, body.key, way, viewer.accountId);
  return { changed: true };
};

/** @throws see the endpoint */
export const castByPhone = (context: Context, viewer: Viewer, voteId: string, body: Body) => {
  if (viewer.anonymous) fail('session.forbidden');
  return command(
    context.kernel,
    viewer,
    `votes.cast ${voteId}`,
    body,
    // neither the trail nor the mutation says what was cast: the receipt in the body keeps its digest from being guessed
    async ({ tx, at }) => ({ ...(await castIn(context, tx, viewer, voteId, body, at)), on: shanghaiDay(at) }),
    async (_, { changed, on }) => ({ voteId, key: body.key, changed, on }),
  );
};
