import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { PersonFile } from '#contract/persons/file.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { presentFile } from '../queries/file.ts';
import { findPerson, openRest, type Particulars, type PersonRow, writePerson } from '../store/persons.ts';
import { addMerge, decideDoubt as decide, endMerge, lockMerge, markMerged, moveAccount } from '../store/records.ts';
import { managed, type PersonCommand, personCommand } from './person-command.ts';

const areaOf = (p: PersonRow) => (p.areaId !== null && p.areaPath !== null ? { id: p.areaId, path: p.areaPath } : null);

/** Values that the kept record takes over because it has none. */
const takenOver = (a: PersonCommand, kept: PersonRow, other: PersonRow): { taken: string[]; after: Particulars } => {
  const [own, theirs] = [kept, other].map((p) => ({ phone: p.phone, ...openRest(a.eye.ring, p) })) as [Rest, Rest];
  const names = ['phone', 'idNumber', 'address'] as const;
  const taken = names.filter((name) => own[name] === null && theirs[name] !== null);
  if (own.idNumber !== null && theirs.idNumber !== null) fail('persons.id_number_taken');
  const values = Object.fromEntries(names.map((name) => [name, own[name] ?? theirs[name]])) as unknown as Rest;
  return { taken, after: { ...kept, ...values, area: areaOf(kept) ?? areaOf(other), partyMember: kept.partyMember || other.partyMember } };
};
interface Rest {
  phone: string | null;
  idNumber: string | null;
  address: string | null;
}

/** Makes one record of two, both locked in the order of their ids: everything that hangs on the other moves to the kept one. */
const mergeTwo = async (context: Context, a: PersonCommand, keep: string, otherId: string, reason: string): Promise<string> => {
  if (keep === otherId) fail('persons.same_record');
  const [first, second] = [keep, otherId].toSorted();
  const rows = [await managed(context, a, first as string), await managed(context, a, second as string)];
  const kept = rows.find((p) => p.id === keep) as PersonRow;
  const other = rows.find((p) => p.id === otherId) as PersonRow;
  const { taken, after } = takenOver(a, kept, other);
  const moved: Record<string, string[]> = {};
  for (const use of context.uses) moved[use.name] = await use.move(a.tx, otherId, keep);
  const account = await moveAccount(a.tx, otherId, keep);
  await markMerged(a.tx, otherId, keep);
  await writePerson(a.tx, a.jurisdictionId, a.eye.ring, keep, after);
  const id = v7();
  const by = { jurisdictionId: a.jurisdictionId, at: a.at, by: a.viewer.accountId };
  await addMerge(a.tx, {
    ...by,
    id,
    fromId: otherId,
    intoId: keep,
    reason,
    moved: { ...moved, taken: [...taken, ...(account ? ['account'] : [])] },
  });
  await decide(a.tx, keep, otherId, 'same', a.at, a.viewer.accountId);
  await a.log('people.persons_merged', keep, { reason, data: { merge: id, other: otherId } });
  return id;
};

export const mergePersons = (
  context: Context,
  viewer: Viewer,
  keep: string,
  body: { id: string; other: string; reason: string },
): Promise<PersonFile> =>
  personCommand(
    context,
    viewer,
    `people.merge_persons ${keep}`,
    body,
    async (a) => {
      await mergeTwo(context, a, keep, body.other, body.reason);
      return keep;
    },
    (a) => presentFile(context, a.eye, a.tx, keep),
  );

/** Undoes a merge: what moved moves back as far as it still hangs there, and values taken over go, unless they were changed since. */
export const undoMerge = (context: Context, viewer: Viewer, mergeId: string, body: { id: string; reason: string }): Promise<PersonFile> =>
  personCommand(
    context,
    viewer,
    `people.undo_merge ${mergeId}`,
    body,
    async (a) => {
      const merge = (await lockMerge(a.tx, mergeId)) ?? fail('persons.merge_not_found');
      const kept = await managed(context, a, merge.intoId);
      if (merge.undone) fail('persons.merge_undone');
      await markMerged(a.tx, merge.fromId, null);
      const back = (await findPerson(a.tx, a.eye.ring, merge.fromId, true)) ?? fail('persons.merge_not_found');
      const { taken = [], ...moved } = merge.moved;
      for (const use of context.uses) await use.moveBack(a.tx, moved[use.name] ?? [], merge.intoId, merge.fromId);
      if (taken.includes('account')) await moveAccount(a.tx, merge.intoId, merge.fromId);
      const [own, theirs] = [kept, back].map((p) => ({ phone: p.phone, ...openRest(a.eye.ring, p) })) as [Rest, Rest];
      const names = ['phone', 'idNumber', 'address'] as const;
      const values = Object.fromEntries(
        names.map((n) => [n, taken.includes(n) && own[n] === theirs[n] ? null : own[n]]),
      ) as unknown as Rest;
      await writePerson(a.tx, a.jurisdictionId, a.eye.ring, kept.id, { ...kept, ...values, area: areaOf(kept) });
      await endMerge(a.tx, mergeId, a.at, viewer.accountId);
      await a.log('people.merge_undone', kept.id, { reason: body.reason, data: { merge: mergeId, other: merge.fromId } });
      return kept.id;
    },
    (a, id) => presentFile(context, a.eye, a.tx, id),
  );

/** Decides a doubt: the same person, or two who are never asked about again. */
export const decideDoubt = (
  context: Context,
  viewer: Viewer,
  body: { id: string; keep: string; other: string; same: boolean; reason: string },
): Promise<{ ok: true }> =>
  personCommand(
    context,
    viewer,
    'people.decide_doubt',
    body,
    async (a) => {
      if (body.same) await mergeTwo(context, a, body.keep, body.other, body.reason);
      else {
        for (const id of [body.keep, body.other].toSorted()) await managed(context, a, id);
        const open = await decide(a.tx, body.keep, body.other, 'distinct', a.at, viewer.accountId);
        if (open === null) fail('persons.doubt_not_found');
        if (!open) fail('persons.doubt_decided');
        await a.log('people.persons_distinct', body.keep, { reason: body.reason, data: { other: body.other } });
      }
      return body.keep;
    },
    async () => ({ ok: true }) as const,
  );
