import { canonical } from '#contract/kernel/canonical.ts';
import type { Viewer } from '#contract/people/viewer.ts';
import { execute, type Tx } from './db.ts';
import { fail } from './errors.ts';
import { sha256 } from './hash.ts';

/** Hash that binds a mutation id to who sent it and what it said. */
export const bodyHash = (accountId: string, what: string, body: unknown): Buffer => sha256(canonical([accountId, what, body]));

/** A mutation that was claimed before. */
export interface Mutation {
  readonly bodyHash: Buffer;
  readonly answer: unknown;
}

/** The mutation that claimed an id in the transaction's jurisdiction. */
export const findMutation = async (tx: Tx, id: string): Promise<Mutation | null> => {
  const { rows } = await execute<Mutation>(
    tx,
    'select body_hash as "bodyHash", answer from mutations where jurisdiction_id = linli.jurisdiction() and id = $1',
    [id],
  );
  return rows[0] ?? null;
};

/**
 * The answer a repeat gets.
 * @throws `request.id_reused` when the id stood for something else
 */
export const answerAgain = <T>(earlier: Mutation | null, hash: Buffer): T =>
  earlier && hash.equals(earlier.bodyHash) ? (earlier.answer as T) : fail('request.id_reused');

/**
 * Runs `act` once per client-made id. The id is claimed first, so a parallel repeat waits for the first and then gets its answer.
 * @param what names the act, e.g. `people.grant`; the same id for another act, body or account is refused
 * @throws `request.id_reused`
 */
export const once = async <T>(tx: Tx, viewer: Viewer, id: string, what: string, body: unknown, act: () => Promise<T>): Promise<T> => {
  const hash = bodyHash(viewer.accountId, what, body);
  const claimed = await execute(
    tx,
    'insert into mutations (jurisdiction_id, id, account_id, body_hash) values ($1, $2, $3, $4) on conflict do nothing returning id',
    [viewer.jurisdictionId, id, viewer.accountId, hash],
  );
  if (claimed.rows.length === 0) return answerAgain<T>(await findMutation(tx, id), hash);
  const answer = await act();
  await execute(tx, 'update mutations set answer = $3 where jurisdiction_id = $1 and id = $2', [
    viewer.jurisdictionId,
    id,
    JSON.stringify(answer ?? null),
  ]);
  return answer;
};
