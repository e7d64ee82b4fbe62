import type { Viewer } from '#contract/accounts/viewer.ts';
import { audit, type By } from './audit.ts';
import { type Access, accessOf, type Tx } from './db.ts';
import type { Kernel } from './kernel.ts';
import { type Done, once } from './mutations.ts';

/** What a command works with inside its transaction. */
export interface Command extends By {
  readonly tx: Tx;
  readonly viewer: Viewer;
  /** Writes one line of the audit trail: the viewer did this, now. */
  log(action: string, subject: string, more?: { reason?: string | null; data?: Record<string, unknown> }): Promise<void>;
}

/** How often a command is tried that loses a deadlock. Its transaction is undone as a whole, so that trying again repeats nothing. */
const tries = 4;
const isDeadlock = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '40P01';

/** Several may claim what an exclusion constraint lets one have: each waits for the others, and the database ends all but one of them. */
const untilItStands = async <T>(write: () => Promise<T>): Promise<T> => {
  for (let n = 1; ; n += 1)
    try {
      return await write();
    } catch (error) {
      if (n === tries || !isDeadlock(error)) throw error;
    }
};

/**
 * Runs one command of a viewer: one transaction under the viewer's access, once per client-made id (`body.id`), answered anew for each repeat.
 * Whatever else must be read is read before: inside a transaction nothing may wait for a second connection.
 * @param what names the command and its subject, `people.grant_post <account>`; the same id for another command is refused
 * @param run asks for the right and makes the change, anew where a deadlock undid it; answers the ids and figures a repeat is answered from
 * @param answer shows what was done, as the viewer may read it now
 * @param access what row-level security lets it see, where that rests on another permission than that to read cases
 * @throws `request.id_reused`, `request.done_before`
 */
export const command = <D extends Done, T>(
  kernel: Kernel,
  viewer: Viewer,
  what: string,
  body: { readonly id: string },
  run: (command: Command) => Promise<D>,
  answer: (command: Command, done: D) => Promise<T>,
  access: Access = accessOf(viewer),
): Promise<T> => {
  const at = kernel.clock.now();
  const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at };
  return untilItStands(() =>
    kernel.db.write(access, (tx) => {
      const running: Command = { ...by, tx, viewer, log: (action, subject, more = {}) => audit(tx, { ...by, action, subject, ...more }) };
      return once(
        tx,
        viewer,
        body.id,
        what,
        body,
        () => run(running),
        (done) => answer(running, done),
      );
    }),
  );
};
