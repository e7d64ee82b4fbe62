import type { Viewer } from '#contract/accounts/viewer.ts';
import { canonical } from '#contract/kernel/canonical.ts';
import { executeByKey, type Tx } from './db.ts';
import { fail } from './errors.ts';
import { sha256 } from './hash.ts';

/** What a body says, whenever it is sent: the moment of sending is put in anew each time by a phone that sends again. */
const said = (body: unknown): unknown => {
  const { act } = (body ?? {}) as { act?: unknown };
  if (typeof act !== 'object' || act === null || !('sentAt' in act)) return body;
  const { sentAt: _, ...rest } = act;
  return { ...(body as object), act: rest };
};

/** Hash that binds a mutation id to who sent it and what it said. */
export const bodyHash = (accountId: string, what: string, body: unknown): Buffer => sha256(canonical([accountId, what, said(body)]));

/**
 * What an act leaves for a repeat: ids of what it made, figures of what it did. Never a name, a text or a whole answer, as it is kept for good;
 * the answer is made from it anew.
 */
export type Done = NonNullable<unknown>;

/** A mutation that was claimed before. */
interface Mutation {
  readonly bodyHash: Buffer;
  readonly done: Done | null;
}

/** The mutation that claimed an id in the jurisdiction. */
export const findMutation = async (tx: Tx, jurisdictionId: string, id: string): Promise<Mutation | null> => {
  const { rows } = await executeByKey<Mutation>(
    tx,
    'select body_hash as "bodyHash", done from mutations where jurisdiction_id = $1 and id = $2',
    [jurisdictionId, id],
  );
  return rows[0] ?? null;
};

/**
 * Lets a repeat pass, and nothing else under its id.
 * @throws `request.id_reused` when the id stood for something else
 */
export const isRepeat = (earlier: Mutation | null, hash: Buffer): Mutation =>
  earlier && hash.equals(earlier.bodyHash) ? earlier : fail('request.id_reused');

/**
 * Runs `act` once per client-made id. The id is claimed first, so a parallel repeat waits for the first and then gets an answer too.
 * @param what names the act, e.g. `people.grant`; the same id for another act, body or account is refused
 * @param act asks for the right to act, and acts
 * @param answer makes the answer from what the viewer may read now: for the first and for every repeat, which has lost what its sender has
 *   lost. It asks for the right to read where row-level security does not, and logs each look at what is logged.
 * @throws `request.id_reused`; `request.done_before` where what was done is not known any more
 */
export const once = async <D extends Done, T>(
  tx: Tx,
  viewer: Pick<Viewer, 'accountId' | 'jurisdictionId'>,
  id: string,
  what: string,
  body: unknown,
  act: () => Promise<D>,
  answer: (done: D) => Promise<T>,
): Promise<T> => {
  const hash = bodyHash(viewer.accountId, what, body);
  const claimed = await executeByKey(
    tx,
    'insert into mutations (jurisdiction_id, id, account_id, body_hash) values ($1, $2, $3, $4) on conflict do nothing returning id',
    [viewer.jurisdictionId, id, viewer.accountId, hash],
  );
  if (claimed.rows.length === 0) {
    const { done } = isRepeat(await findMutation(tx, viewer.jurisdictionId, id), hash);
    return answer((done as D | null) ?? fail('request.done_before'));
  }
  const done = await act();
  // the answer need not wait until it is written
  const [shown] = await Promise.all([
    answer(done),
    executeByKey(tx, 'update mutations set done = $3 where jurisdiction_id = $1 and id = $2', [
      viewer.jurisdictionId,
      id,
      JSON.stringify(done),
    ]),
  ]);
  return shown;
};
