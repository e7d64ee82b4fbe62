import type { PartySide } from '#contract/disputes/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface PartyRecord {
  readonly id: string;
  readonly side: PartySide;
  readonly personId: string;
  readonly name: string;
  readonly phoneSealed: Buffer | null;
}
export const insertParty = async (tx: Tx, party: { id: string; disputeId: string; personId: string; side: PartySide }): Promise<void> => {
  await execute(
    tx,
    `insert into dispute_parties (jurisdiction_id, id, dispute_id, person_id, side) values (:jurisdiction, $1, $2, $3, $4)
     on conflict on constraint dispute_parties_once do nothing`,
    [party.id, party.disputeId, party.personId, party.side],
  );
};
/** Parties with their persons' names and sealed phones, first side first. */
export const partiesOf = async (tx: Tx, disputeId: string): Promise<PartyRecord[]> => {
  const { rows } = await execute<PartyRecord>(
    tx,
    `select y.id, y.side, p.id as "personId", p.name, p.phone_sealed as "phoneSealed" from dispute_parties y
     join persons p on p.jurisdiction_id = :jurisdiction and p.id = y.person_id
     where y.jurisdiction_id = :jurisdiction and y.dispute_id = $1 order by y.side, y.id`,
    [disputeId],
  );
  return rows;
};
interface PersonTie {
  readonly personId: string;
  readonly at: string;
  readonly current: boolean;
  readonly until: string | null;
}
/** Disputes as they hang on persons: until the agreement is fulfilled, or the mediation ended without one. */
export const tiesOfPersons = async (tx: Tx, personIds: readonly string[]): Promise<PersonTie[]> => {
  const { rows } = await execute<PersonTie>(
    tx,
    `select y.person_id as "personId", d.organisation_name as at, d.state = 'open' or d.visit_on is not null as current,
       case when d.visit_on is null then coalesce(d.fulfilled_on, d.concluded_on)::text end as until
     from dispute_parties y join disputes d on d.jurisdiction_id = :jurisdiction and d.id = y.dispute_id
     where y.jurisdiction_id = :jurisdiction and y.person_id = any($1::uuid[])`,
    [personIds],
  );
  return rows;
};
export const moveParties = async (tx: Tx, from: string, to: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      'update dispute_parties set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 returning id',
      [from, to],
    )
  ).rows.map(({ id }) => id);
export const movePartiesBack = async (tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> => {
  await execute(
    tx,
    'update dispute_parties set person_id = $3 where jurisdiction_id = :jurisdiction and person_id = $2 and id = any($1::uuid[])',
    [ids, from, to],
  );
};
