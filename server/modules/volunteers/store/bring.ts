import { execute, type Tx } from '#kernel/db.ts';

/** Hours as they were certified and entered elsewhere before. */
export interface PastHours {
  readonly id: string;
  readonly personId: string | null;
  readonly what: string;
  readonly subjectId: string | null;
  readonly kind: string | null;
  readonly title: string;
  readonly day: string;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly minutes: number;
  readonly voluntary: boolean;
  readonly areaPath: string;
  readonly organisationId: string | null;
  readonly recordedBy: string;
  readonly certifiedBy: string;
  readonly certifiedAt: Date;
}

/** Enters hours that were certified before, in one statement; they earn nothing. */
export const bringHours = async (tx: Tx, rows: readonly PastHours[]): Promise<void> => {
  const column = <K extends keyof PastHours>(key: K): PastHours[K][] => rows.map((row) => row[key]);
  await execute(
    tx,
    `insert into volunteer_hours (jurisdiction_id, id, person_id, what, subject_id, kind, title, day, from_at, until_at, served, minutes, voluntary, area_path,
       organisation_id, recorded_by, recorded_at, certified_by, certified_at, state, enters_on)
     select :jurisdiction, r.id, r.person, r.what, r.subject, r.kind, r.title, r.day, r.f, r.u, r.m, r.m, r.v, r.path, r.o, r.by, r.at, r.c, r.at, 'certified',
       (r.at at time zone 'Asia/Shanghai')::date + 5
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::date[], $8::timestamptz[], $9::timestamptz[], $10::int[], $11::boolean[],
       $12::ltree[], $13::uuid[], $14::uuid[], $15::uuid[], $16::timestamptz[]) as r(id, person, what, subject, kind, title, day, f, u, m, v, path, o, by, c, at)
     returning id`,
    [
      column('id'),
      column('personId'),
      column('what'),
      column('subjectId'),
      column('kind'),
      column('title'),
      column('day'),
      column('from'),
      column('until'),
      column('minutes'),
      column('voluntary'),
      column('areaPath'),
      column('organisationId'),
      column('recordedBy'),
      column('certifiedBy'),
      column('certifiedAt'),
    ],
  );
};
