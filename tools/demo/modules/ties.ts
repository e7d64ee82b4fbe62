import { v7 } from 'uuid';
import { execute } from '#kernel/db.ts';
import type { DemoStep } from '../step.ts';

const dayLong = 86_400_000;
/** Days since somebody last spoke with each of the households, and how; null: nobody has yet. */
const contacts: readonly (readonly [days: number, how: 'visit' | 'phone'] | null)[] = [
  [45, 'visit'],
  [33, 'phone'],
  null,
  [26, 'visit'],
  [19, 'visit'],
  [12, 'phone'],
  [6, 'visit'],
  [2, 'visit'],
];

/** The resident of the demo keeps a contact household of the show community, and looks after eight households without holding a post. */
const addTies: DemoStep = async (tx) => {
  const { rows: found } = await execute<{ person: string; organisation: string; areaPath: string; households: string[] }>(
    tx,
    `select p.id as person, o.id as organisation, o.area_path::text as "areaPath",
       (select array_agg(id) from (select h.id from households h join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id
          where h.jurisdiction_id = :jurisdiction and h.area_code = o.area_code and h.use = 'dwelling' and h.occupancy is distinct from 'vacant'
          order by b.place, h.place limit $1) first) as households
     from accounts a join persons p on p.jurisdiction_id = :jurisdiction and p.name = a.name and p.phone_sealed is not null
       join organisations o on o.jurisdiction_id = :jurisdiction and o.kind = 'contact_household' and exists (
         select from households h where h.jurisdiction_id = :jurisdiction and h.area_code = o.area_code)
     where a.username = 'resident' order by o.area_code, o.name limit 1`,
    [contacts.length],
  );
  const [tie] = found;
  if (!tie) throw new Error('the demo lacks its resident, or a contact household where households are registered');
  await execute(
    tx,
    `insert into offices (jurisdiction_id, id, person_id, kind, organisation_id, area_path, valid_from)
     values (:jurisdiction, $1, $2, 'head', $3, $4::ltree, current_date - 200)`,
    [v7(), tie.person, tie.organisation, tie.areaPath],
  );
  const rows = tie.households.map((id, n) => {
    const contact = contacts[n];
    return { id, at: contact ? new Date(Date.now() - contact[0] * dayLong) : null, how: contact?.[1] ?? null };
  });
  await execute(
    tx,
    `update households h set contact_id = $2, contacted_at = r.at, contacted_how = r.how
     from jsonb_to_recordset($1::jsonb) as r (id uuid, at timestamptz, how text) where h.jurisdiction_id = :jurisdiction and h.id = r.id`,
    [JSON.stringify(rows), tie.organisation],
  );
};
export default addTies;
