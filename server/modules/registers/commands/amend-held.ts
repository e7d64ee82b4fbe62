import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Answer, Answers } from '#contract/kernel/form/schema.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf, settlingOf } from '../context.ts';
import { judge } from '../domain/values.ts';
import { findRow, type RowRecord } from '../store/rows.ts';
import { checkReferences } from './references.ts';
import { checkKey, patched, rejudged, rewrite } from './row-command.ts';
import { follow } from './settle.ts';
import { enterRows } from './titles.ts';
import { errorOf, firstState, writtenRow } from './write-rows.ts';

/** The transaction a hand works in, and for whom; nobody: the platform. */
export type Working = By & { readonly tx: Tx };

/** What a module of its own does with rows of a register, in its transaction, once it has authorized that by its own rules. */
export interface RowHand {
  /**
   * Enters a row under an id, in the first state of the register. Judged as if by hand; the right to it was asked for by the module.
   * @throws registers.* as for a row typed in
   */
  enter(running: Working, id: string, values: Answers): Promise<void>;
  /** The row, held until the transaction ends. @throws registers.row_not_found */
  held(running: Working, rowId: string): Promise<RowRecord>;
  /** Changes fields of a held row – null empties one – and perhaps its state, with a reason in its history. Judged as if by hand. */
  amend(
    running: Working,
    before: RowRecord,
    change: { readonly values: Readonly<Record<string, Answer | null>>; readonly to?: string; readonly reason: string },
  ): Promise<void>;
}

const held = async ({ register }: Eye, { tx }: Working, rowId: string): Promise<RowRecord> => {
  const row = await findRow(tx, rowId, true);
  return row?.register === register.no ? row : fail('registers.row_not_found');
};

/** Opens a register for the hand of another module; awaited before the transaction. @throws registers.register_not_found */
export const handOn = async (context: Context, viewer: Viewer, code: string): Promise<RowHand> => {
  const eye = await eyeOf(context, viewer, code);
  const settling = await settlingOf(eye);
  return {
    enter: async (running, id, given) => {
      const { register } = eye;
      const state = firstState(eye);
      const verdict = judge(register, state, given, eye.today);
      if (!('values' in verdict)) throw errorOf(eye, verdict);
      const { values } = verdict;
      const row = writtenRow(eye, { id, version: 1, createdAt: running.at, createdBy: running.actorId, imported: false }, state, values);
      await checkReferences(eye, running.tx, values, {});
      await checkKey({ tx: running.tx, eye }, row);
      await enterRows(running.tx, register, [row]);
      await follow(running.tx, settling, register, [{ before: null, row }]);
    },
    held: (running, rowId) => held(eye, running, rowId),
    amend: async (running, before, { values: patch, to, reason }) => {
      const { register } = eye;
      const state = register.state(to ?? before.state) ?? firstState(eye);
      const { row, values } = rejudged(eye, before, state, (old) => patched(eye, old, patch));
      await checkKey({ tx: running.tx, eye }, row);
      await rewrite({ ...running, eye }, before, row, values, { what: to === undefined ? 'changed' : 'moved', reason });
      await follow(running.tx, settling, register, [{ before, row }]);
    },
  };
};

/** The same for what the platform itself does, such as a reaction to an event. @throws registers.register_not_found */
export const platformHand = async (context: Context, jurisdictionId: string, code: string): Promise<RowHand> => {
  const register = (await context.register(jurisdictionId, code)) ?? fail('registers.register_not_found');
  const post = { id: '', role: '', roleName: null, areaPath: null, organisationId: null };
  const permissions = new Set([register.content.access.read as Permission]);
  const signedIn = { anonymous: false, mustChangePassword: false, mustSetUpSecondFactor: false };
  return handOn(context, { accountId: '', name: '', jurisdictionId, ...signedIn, posts: [{ ...post, permissions }] }, code);
};
