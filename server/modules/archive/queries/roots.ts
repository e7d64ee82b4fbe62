import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listRoots } from '#contract/archive/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { rootsBefore } from '../store/roots.ts';

/** The signed roots, for everybody: hashes and numbers, nothing of a case. */
export const rootsPage = async (
  { kernel }: Pick<Context, 'kernel'>,
  viewer: Viewer | null,
  query: z.output<NonNullable<typeof listRoots.query>>,
): Promise<z.input<typeof listRoots.response>> => {
  const jurisdiction =
    (viewer ? await kernel.jurisdictions.byId(viewer.jurisdictionId) : await kernel.jurisdictions.default()) ?? fail('territory.empty');
  const before = readCursor<[string]>(query.cursor, ['day'])?.[0] ?? null;
  const found = await kernel.db.read(systemAccess(jurisdiction.id), (tx) => rootsBefore(tx, before, query.limit + 1));
  const { rows, next } = cutPage(found, query.limit, ({ day }) => [day]);
  return {
    jurisdiction: jurisdiction.name,
    items: rows.map(({ day, cases, root, previous, hash, signature, publicKey }) => ({
      day,
      cases,
      root: root.toString('hex'),
      previous: previous.toString('hex'),
      hash: hash.toString('hex'),
      signature,
      publicKey,
    })),
    next,
  };
};
