import { v7 } from 'uuid';
import type { Permission } from '#contract/kernel/permissions.ts';
import { execute, type Tx } from './db.ts';

/** Topic under which notices to be sent leave the transaction that caused them. */
export const noticeTopic = 'notice';

/** Who is told. */
export type Receivers =
  | { readonly accounts: readonly string[] }
  /** Whose post with this permission lies closest around an area's path; all of them where several lie equally close. */
  | {
      readonly permission: Permission;
      readonly around: string;
      /** Told only where no post around the area has this permission. */
      readonly unless?: Permission;
    }
  /** Whose post over the whole jurisdiction, of its root area or an administrator’s, gives this permission. */
  | { readonly permission: Permission; readonly whole: true }
  /** Whose post in an organisation gives this permission. */
  | { readonly permission: Permission; readonly organisation: string };

/** Something people are to be told. */
export interface Notify {
  /** A kind declared in `contract/<module>/notices.ts`. */
  readonly kind: string;
  /** Which words of the kind: `<module>-notices.<what>.<variant>`. */
  readonly variant: string;
  readonly to: Receivers;
  /** Not told: whoever did it. */
  readonly except?: string | null;
  /** Id of what it is about; the page of the kind leads there. */
  readonly subject: string | null;
  /** Fills the words: numbers, days, names of organisations; texts in two languages as `{ zh, en }`. No person, no address, no free text. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Names the occasion: the same kind for the same occasion is told to a person once, however often it is announced. */
  readonly cause: string;
  /** When it happened. */
  readonly at: Date;
  /** Told in the inbox alone, e.g. because who it is must not be known outside. */
  readonly inboxOnly?: boolean;
}

/** A notice as it travels. */
export type Announced = Omit<Notify, 'at'> & { readonly at: string };

/**
 * Has people told of something if and when the transaction commits. Costs one statement, however many notices; who gets them by which way is
 * found out later.
 */
export const notify = async (tx: Tx, jurisdictionId: string, notices: readonly Notify[]): Promise<void> => {
  if (notices.length === 0) return;
  const id = v7();
  await execute(tx, 'insert into outbox (id, jurisdiction_id, topic, subject, payload) values ($1, $2, $3, $4, $5)', [
    id,
    jurisdictionId,
    noticeTopic,
    // of no interest to other notices: one that cannot be told holds up none
    id,
    JSON.stringify({ notices }),
  ]);
};

/** Brings notices to people at once. */
export interface Notifier {
  /**
   * Tells people of what has happened, outside the transaction that caused it: for reactions and jobs, which are repeated until it succeeds.
   * Whoever was told of an occasion before is not told again.
   */
  tell(jurisdictionId: string, notices: readonly Notify[]): Promise<void>;
  /** Says who keeps the inboxes; called by that module when it opens. */
  bringBy(deliver: (jurisdictionId: string, notices: readonly Notify[]) => Promise<void>): void;
}

export const createNotifier = (): Notifier => {
  let deliver: ((jurisdictionId: string, notices: readonly Notify[]) => Promise<void>) | null = null;
  return {
    tell: async (jurisdictionId, notices) => {
      if (!deliver) throw new Error('no module keeps inboxes');
      if (notices.length > 0) await deliver(jurisdictionId, notices);
    },
    bringBy: (how) => {
      deliver = how;
    },
  };
};
