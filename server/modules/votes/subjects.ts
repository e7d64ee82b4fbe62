import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Count } from '#contract/votes/count.ts';
import type { Tx } from '#kernel/db.ts';
import type { Running } from './context.ts';
import type { VoteRecord } from './store/votes.ts';

/** Something of another module on which votes are held. */
export interface Subject {
  /** As rows keep it: `meeting_item`, `proposal`, `assembly`. */
  readonly type: string;
  /** What it is called, a key of i18n: `meetings.voteSubject`. */
  readonly words: string;
  /** Page of the console of one of them, without `/console`; null: none. */
  readonly page: (subjectId: string, tx: Tx) => string | null | Promise<string | null>;
  /** Who runs the vote beside those who manage votes of its area: enters papers, closes it. */
  readonly mayRun: (viewer: Viewer, tx: Tx, subjectId: string) => Promise<boolean>;
  /** Asked before somebody casts on the phone; throws where they may not yet, e.g. before a check of identity. */
  readonly mayCast?: (tx: Tx, viewer: Viewer, vote: VoteRecord, key: string) => Promise<void>;
  /** Follows in the transaction that closes the vote. */
  readonly closed?: (tx: Tx, running: Running, vote: VoteRecord, outcome: Count) => Promise<void>;
  /** Follows in the transaction that declares it void. */
  readonly voided?: (tx: Tx, running: Running, vote: VoteRecord, reason: string) => Promise<void>;
}

export interface Subjects {
  add(subject: Subject): void;
  /** @throws where no module has said what it is */
  of(type: string): Subject;
}

/** Type of the polls of this module itself. */
export const poll = 'poll';

export const createSubjects = (): Subjects => {
  const known = new Map<string, Subject>();
  return {
    add: (subject) => {
      if (known.has(subject.type)) throw new Error(`two modules hold votes on ${subject.type}`);
      known.set(subject.type, subject);
    },
    of: (type) => {
      const found = known.get(type);
      if (!found) throw new Error(`no module holds votes on ${type}`);
      return found;
    },
  };
};
