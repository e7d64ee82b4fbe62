import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { eraseSubject } from '../commands/erase.ts';
import type { Context } from '../context.ts';
import { isConsentOver, isOver } from '../domain/erasure.ts';
import { weighedTies } from '../queries/requests.ts';
import { findPerson } from '../store/persons.ts';
import { addRequest, closeRequest, personsAfter } from '../store/requests.ts';

/** Persons one transaction looks at. */
const batch = 500;
const first = '00000000-0000-0000-0000-000000000000';

/**
 * Erases persons for whom the time to keep everything they were known for is over, and of others what rested on a consent that ended that long ago;
 * enters each in the ledger. Whoever was never tied to anything
 * stays: nobody knows when their time began. Harmless when repeated.
 */
export const retain = ({ kernel, territory, uses, holders }: Context): Promise<void> =>
  eachJurisdiction(kernel, 'persons.retain', async (jurisdictionId) => {
    const at = kernel.clock.now();
    const context = { kernel, territory, uses, holders };
    const eye = { today: shanghaiDay(at), territory: await territory.snapshot(jurisdictionId), ring: await kernel.keys.of(jurisdictionId) };
    const next = (after: string) =>
      kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const ids = await personsAfter(tx, after, batch);
        const ties = Map.groupBy(await weighedTies(context, eye, tx, ids), ({ personId }) => personId);
        for (const id of ids) {
          const own = ties.get(id) ?? [];
          const part = isConsentOver(own, eye.today);
          if (!part && !isOver(own, eye.today)) continue;
          const person = await findPerson(tx, eye.ring, id, true);
          if (part && !person?.idNumberSealed && !person?.addressSealed) continue;
          const entry = {
            id: v7(),
            kind: 'retention',
            accountId: null,
            personId: id,
            note: null,
            askedAt: at,
            askedBy: null,
            dueAt: at,
          } as const;
          await addRequest(tx, jurisdictionId, entry);
          const outcome = await eraseSubject(context, eye, tx, { jurisdictionId, accountId: null, person }, at);
          await closeRequest(tx, entry.id, { state: 'done', at, by: null, reason: null, outcome });
        }
        return ids.length === batch ? (ids.at(-1) as string) : null;
      });
    for (let after: string | null = first; after !== null; ) after = await next(after);
  });
