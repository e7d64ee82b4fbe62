import type { ServiceTime } from '#contract/volunteers/values.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';
import { within } from './within.ts';

/** A volunteer as stored, with the person's name. */
export interface VolunteerRow {
  readonly personId: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly areaPath: string;
  readonly skills: readonly string[];
  readonly times: readonly ServiceTime[];
  readonly minor: boolean;
  readonly guardianSealed: Buffer | null;
  readonly keyVersion: number | null;
  readonly insuredUntil: string | null;
  readonly version: number;
  readonly since: string;
  readonly endedOn: string | null;
}
const columns = `v.person_id as "personId", p.name, p.account_id as "accountId", v.area_path::text as "areaPath", v.skills, v.times, v.minor,
  v.guardian_sealed as "guardianSealed", v.key_version as "keyVersion", v.insured_until::text as "insuredUntil", v.version, v.since::text as since, v.ended_on::text as "endedOn"`;
const from = `volunteers v join persons p on p.jurisdiction_id = v.jurisdiction_id and p.id = v.person_id and p.jurisdiction_id = :jurisdiction`;

export const findVolunteer = async (tx: Tx, personId: string, lock = false): Promise<VolunteerRow | null> =>
  (
    await execute<VolunteerRow>(
      tx,
      `select ${columns} from ${from} where v.jurisdiction_id = :jurisdiction and v.person_id = $1 ${lock ? 'for update of v' : ''}`,
      [personId],
    )
  ).rows[0] ?? null;

/** Volunteers of some areas, of one skill or any, of a name that begins so, in the order of persons. */
export const pageOfVolunteers = async (
  tx: Tx,
  { areas, area, skill, q }: { areas: readonly string[]; area: string | null; skill: string | null; q: string | null },
  after: string | null,
  limit: number,
): Promise<VolunteerRow[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts = ['v.jurisdiction_id = :jurisdiction', 'v.ended_on is null', within('v.area_code', areas, p)];
  if (area !== null) parts.push(within('v.area_code', [area], p));
  if (skill !== null) parts.push(`v.skills @> array[${p(skill)}]::text[]`);
  if (q !== null) {
    const [begin, end] = [`${p(q)}::text collate "C"`, `${p(`${q}\u{10FFFF}`)}::text collate "C"`];
    parts.push(`(p.name collate "C" >= ${begin} and p.name collate "C" < ${end} or p.given >= ${begin} and p.given < ${end})`);
  }
  if (after !== null) parts.push(`v.person_id > ${p(after)}::uuid`);
  const { rows } = await execute<VolunteerRow>(
    tx,
    `select ${columns} from ${from} where ${parts.join(' and ')} order by v.person_id limit ${p(limit)}`,
    values,
  );
  return rows;
};

export interface WrittenVolunteer {
  readonly areaPath: string;
  readonly skills: readonly string[];
  readonly times: readonly string[];
  readonly minor: boolean;
  readonly guardianSealed: Buffer | null;
  readonly keyVersion: number | null;
}
/** Enters a volunteer, or takes one back who had ended. @returns false where there is one */
export const insertVolunteer = async (
  tx: Tx,
  personId: string,
  v: WrittenVolunteer,
  by: { readonly accountId: string; readonly today: string },
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into volunteers (jurisdiction_id, person_id, area_path, skills, times, minor, guardian_sealed, key_version, since, registered_by)
     values (:jurisdiction, $1, $2::ltree, $3, $4, $5, $6, $7, $8::date, $9)
     on conflict (jurisdiction_id, person_id) do update set area_path = excluded.area_path, skills = excluded.skills, times = excluded.times,
       minor = excluded.minor, guardian_sealed = excluded.guardian_sealed, key_version = excluded.key_version, ended_on = null,
       version = volunteers.version + 1 where volunteers.ended_on is not null
     returning person_id`,
    [personId, v.areaPath, v.skills, v.times, v.minor, v.guardianSealed, v.keyVersion, by.today, by.accountId],
  );
  return rows.length > 0;
};
export const updateVolunteer = async (tx: Tx, personId: string, v: Omit<WrittenVolunteer, 'minor'>): Promise<void> => {
  await execute(
    tx,
    `update volunteers set area_path = $2::ltree, skills = $3, times = $4, guardian_sealed = $5, key_version = $6, version = version + 1
     where jurisdiction_id = :jurisdiction and person_id = $1`,
    [personId, v.areaPath, v.skills, v.times, v.guardianSealed, v.keyVersion],
  );
};
export const endVolunteerRow = async (tx: Tx, personId: string, today: string): Promise<void> => {
  await execute(
    tx,
    `update volunteers set ended_on = $2::date, guardian_sealed = null, key_version = null, version = version + 1
     where jurisdiction_id = :jurisdiction and person_id = $1`,
    [personId, today],
  );
};
export const insure = async (tx: Tx, personId: string, until: string): Promise<void> => {
  await execute(tx, 'update volunteers set insured_until = $2::date where jurisdiction_id = :jurisdiction and person_id = $1', [
    personId,
    until,
  ]);
};

export interface TrainingRow {
  readonly personId: string;
  readonly kind: string;
  readonly on: string;
  readonly until: string | null;
}
export const trainingsOf = async (tx: Tx, personIds: readonly string[]): Promise<TrainingRow[]> =>
  personIds.length === 0
    ? []
    : (
        await executeByKey<TrainingRow>(
          tx,
          `select person_id as "personId", kind, on_day::text as "on", until_day::text as until from volunteer_trainings
           where jurisdiction_id = :jurisdiction and person_id = any($1::uuid[]) order by on_day, id`,
          [personIds],
        )
      ).rows;
export const insertTraining = async (tx: Tx, id: string, t: TrainingRow, by: string): Promise<void> => {
  await execute(
    tx,
    `insert into volunteer_trainings (jurisdiction_id, id, person_id, kind, on_day, until_day, noted_by) values (:jurisdiction, $1, $2, $3, $4::date, $5::date, $6)`,
    [id, t.personId, t.kind, t.on, t.until, by],
  );
};

/** Guardians sealed with older keys. */
export const olderGuardians = async (tx: Tx, version: number, limit: number): Promise<{ personId: string; sealed: Buffer }[]> =>
  (
    await execute<{ personId: string; sealed: Buffer }>(
      tx,
      `select person_id as "personId", guardian_sealed as sealed from volunteers where jurisdiction_id = :jurisdiction and key_version < $1
       order by key_version, person_id limit $2 for update`,
      [version, limit],
    )
  ).rows;
export const resealGuardian = async (tx: Tx, personId: string, sealed: Buffer, version: number): Promise<void> => {
  await execute(
    tx,
    'update volunteers set guardian_sealed = $2, key_version = $3 where jurisdiction_id = :jurisdiction and person_id = $1',
    [personId, sealed, version],
  );
};

/** Accounts of volunteers who serve in an area, in one above it or below, and have one of some skills; without skills, of all. */
export const fittingAccounts = async (tx: Tx, areaPath: string, skills: readonly string[], limit: number): Promise<string[]> =>
  (
    await execute<{ accountId: string }>(
      tx,
      `select p.account_id as "accountId" from ${from}
       where v.jurisdiction_id = :jurisdiction and v.ended_on is null and p.account_id is not null and (v.area_path @> $1::ltree or v.area_path <@ $1::ltree)
         and (cardinality($2::text[]) = 0 or v.skills && $2) order by v.person_id limit $3`,
      [areaPath, skills, limit],
    )
  ).rows.map(({ accountId }) => accountId);
