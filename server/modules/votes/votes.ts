import type { Viewer } from '#contract/accounts/viewer.ts';
import { can } from '#contract/accounts/viewer.ts';
import type { Count } from '#contract/votes/count.ts';
import type { Marks } from '#contract/votes/model.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { castIn } from './commands/cast.ts';
import { closeIn, postponeIn, voidIn } from './commands/close.ts';
import { lockRunning } from './commands/hold.ts';
import { type NewVote, openVote } from './commands/open.ts';
import { residentRoll } from './commands/poll.ts';
import { mandateFiles } from './commands/proxies.ts';
import { type Reassigned, reassignIn } from './commands/reassign.ts';
import type { Context, Running } from './context.ts';
import { bundleIn } from './queries/mine.ts';
import { standingOf } from './queries/standing.ts';
import { voteTodos } from './queries/todos.ts';
import { findProxy } from './store/proxies.ts';
import { type RollItem, setPresent, setServed, turnoutOf } from './store/roll.ts';
import { findVote, type VoteLine, type VoteRecord, votesOn } from './store/votes.ts';
import { createSubjects, poll, type Subjects } from './subjects.ts';
import { personUses, voteHolder } from './uses.ts';

/** Voting, for modules that decide something by it. Everything runs in the caller's transaction. */
export interface Votes {
  /** For this module's routes and jobs. */
  readonly context: Context;
  /** What votes are held on. */
  readonly subjects: Pick<Subjects, 'add'>;
  /** Opens a vote with its roll. @returns its id @throws see {@link openVote} */
  open(tx: Tx, running: Running, vote: NewVote): Promise<string>;
  /** Notes that a ballot was served on an entry (送达), once; `at` is when. @throws votes.entry_not_found, votes.closed */
  serve(tx: Tx, running: Running, voteId: string, key: string, served: { way: string; at: Date }): Promise<void>;
  /** Notes who is there, for majorities of those present. @throws votes.closed */
  present(tx: Tx, running: Running, voteId: string, keys: readonly string[]): Promise<void>;
  /** Changes or adds entries while it runs; who has cast is refused. @throws votes.voted_already, votes.closed */
  reassign(tx: Tx, running: Running, voteId: string, changes: readonly Reassigned[]): Promise<void>;
  /** Closes it later. @throws votes.closed, votes.times_wrong */
  postpone(tx: Tx, running: Running, voteId: string, closesAt: Date, reason: string): Promise<void>;
  /** Declares it void. @throws votes.closed */
  void(tx: Tx, running: Running, voteId: string, reason: string): Promise<void>;
  /** Closes and counts it. @throws votes.closed, votes.papers_open */
  close(tx: Tx, running: Running, voteId: string, reason?: string): Promise<Count>;
  /** Casts for an entry on the phone of who is due or holds its mandate. @throws see the endpoint */
  cast(
    tx: Tx,
    viewer: Viewer,
    voteId: string,
    ballot: { key: string; marks: Marks; receipt: string; was: string | null },
    at: Date,
  ): Promise<{ changed: boolean }>;
  /** What came of it; null while it is not closed. @throws votes.vote_not_found */
  outcome(tx: Tx, voteId: string): Promise<Count | null>;
  /** What is published of it, for `linli recount`. @throws votes.vote_not_found, votes.not_closed */
  bundle(tx: Tx, voteId: string): Promise<{ name: string; text: string; sha256: string }>;
  find(tx: Tx, voteId: string): Promise<VoteRecord | null>;
  /** Votes on some subjects, newest first, with how many ballots are in. */
  of(tx: Tx, type: string, subjectIds: readonly string[]): Promise<VoteLine[]>;
  /** How many are due, served, there, and have voted, by heads and area. */
  turnout(tx: Tx, voteId: string): ReturnType<typeof turnoutOf>;
  readonly rolls: {
    /** Residents of an area and below who have an account, one head each. */
    residents(tx: Tx, areaCode: string): Promise<RollItem[]>;
  };
}

const must = async (tx: Tx, voteId: string): Promise<VoteRecord> => (await findVote(tx, voteId)) ?? fail('votes.vote_not_found');

/** Opens the module. */
export const createVotes = (kernel: Kernel, services: Omit<Context, 'kernel' | 'subjects'>): Votes => {
  const subjects = createSubjects();
  const context: Context = { kernel, subjects, territory: services.territory, persons: services.persons };
  subjects.add({ type: poll, words: 'votes.poll', page: () => null, mayRun: async () => false });
  kernel.todos.add(voteTodos(context));
  for (const use of personUses) services.persons.uses.add(use);
  services.persons.holders.add(voteHolder);
  kernel.files.owner(mandateFiles, {
    mayRead: async (tx, viewer, id) => {
      const proxy = await findProxy(tx, id);
      if (!proxy || !(can(viewer, 'votes.papers') || can(viewer, 'votes.read'))) return false;
      const vote = await findVote(tx, proxy.voteId);
      return vote !== null && (await standingOf(context, tx, viewer, vote)).enters;
    },
  });
  return {
    context,
    subjects,
    open: (tx, running, vote) => openVote(context, tx, running, vote),
    serve: async (tx, _, voteId, key, { way, at }) => {
      await lockRunning(tx, voteId);
      if ((await setServed(tx, voteId, [key], way, at)) === 0) fail('votes.entry_not_found', { key });
    },
    present: async (tx, running, voteId, keys) => {
      await lockRunning(tx, voteId);
      await setPresent(tx, voteId, keys, running.at);
    },
    reassign: (tx, running, voteId, changes) => reassignIn(tx, running, voteId, changes),
    postpone: (tx, running, voteId, closesAt, reason) => postponeIn(tx, running, voteId, closesAt, reason),
    void: (tx, running, voteId, reason) => voidIn(context, tx, running, voteId, reason),
    close: (tx, running, voteId, reason) => closeIn(context, tx, running, voteId, reason ?? null),
    cast: (tx, viewer, voteId, ballot, at) => castIn(context, tx, viewer, voteId, ballot, at),
    outcome: async (tx, voteId) => (await must(tx, voteId)).outcome,
    bundle: async (tx, voteId) => bundleIn(tx, await must(tx, voteId)),
    find: findVote,
    of: votesOn,
    turnout: turnoutOf,
    rolls: { residents: residentRoll },
  };
};
