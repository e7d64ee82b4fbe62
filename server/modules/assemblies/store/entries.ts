import type { ServiceResult, ServiceWay } from '#contract/assemblies/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { numbersInOrder } from '#kernel/numbers-in-order.ts';

/** An entry of the roll of an assembly: one ballot. */
export interface EntryRecord {
  readonly key: string;
  readonly heads: number;
  readonly area: number;
  readonly holders: string[];
  readonly units: string[];
  readonly label: string;
  readonly place: number;
  readonly attempts: number;
  readonly servedAt: Date | null;
  readonly servedWay: ServiceWay | null;
}
const columns = `r.key, r.heads, r.area, r.holders, r.units, r.label, r.place, r.attempts, r.served_at as "servedAt", r.served_way as "servedWay"`;
export type NewEntry = Omit<EntryRecord, 'attempts' | 'servedAt' | 'servedWay'>;

/** Arrays of arrays travel as text: PostgreSQL has no lists of lists of different lengths. */
export const insertEntries = async (tx: Tx, assemblyId: string, round: number, entries: readonly NewEntry[]): Promise<void> => {
  await execute(
    tx,
    `insert into assembly_entries (jurisdiction_id, assembly_id, round, key, heads, area, holders, units, label, place)
     select :jurisdiction, $1::uuid, $2, r.key, r.heads, r.area, string_to_array(r.holders, ' ')::uuid[], string_to_array(r.units, ' ')::uuid[], r.label, r.place
     from unnest($3::uuid[], $4::int[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::int[])
       as r (key, heads, area, holders, units, label, place) returning key`,
    [
      assemblyId,
      round,
      entries.map(({ key }) => key),
      entries.map(({ heads }) => heads),
      entries.map(({ area }) => area),
      entries.map(({ holders }) => holders.join(' ')),
      entries.map(({ units }) => units.join(' ')),
      entries.map(({ label }) => label),
      entries.map(({ place }) => place),
    ],
  );
};
export const writeEntry = async (
  tx: Tx,
  assemblyId: string,
  one: Pick<EntryRecord, 'key' | 'heads' | 'area' | 'holders' | 'units' | 'label'>,
): Promise<void> => {
  await execute(
    tx,
    `update assembly_entries set heads = $3, area = $4, holders = $5, units = $6, label = $7
     where jurisdiction_id = :jurisdiction and assembly_id = $1 and key = $2`,
    [assemblyId, one.key, one.heads, one.area, one.holders, one.units, one.label],
  );
};
const ofRound = `r.jurisdiction_id = :jurisdiction and r.assembly_id = $1 and r.round = (select a.round from assemblies a where a.jurisdiction_id = :jurisdiction and a.id = $1)`;

export const pageOfEntries = async (
  tx: Tx,
  assemblyId: string,
  f: {
    readonly q: string | null;
    readonly state: 'unserved' | 'failed' | 'served' | null;
    readonly after: readonly [place: number, key: string] | null;
    readonly limit: number;
  },
): Promise<EntryRecord[]> =>
  (
    await execute<EntryRecord>(
      tx,
      `select ${columns} from assembly_entries r where ${ofRound} and ($2::text is null or strpos(r.label, $2) > 0 or r.label ~ $7)
         and ($3::text is null or case $3 when 'served' then r.served_at is not null when 'failed' then r.served_at is null and r.attempts > 0 else r.served_at is null end)
         and ($4::int is null or (r.place, r.key) > ($4, $5::uuid)) order by r.place, r.key limit $6`,
      [assemblyId, f.q, f.state, f.after?.[0] ?? null, f.after?.[1] ?? null, f.limit, f.q && numbersInOrder(f.q)],
    )
  ).rows;
export const allEntries = (tx: Tx, assemblyId: string): Promise<EntryRecord[]> =>
  pageOfEntries(tx, assemblyId, { q: null, state: null, after: null, limit: 1_000_000 });
export const entriesByKey = async (tx: Tx, assemblyId: string, keys: readonly string[]): Promise<EntryRecord[]> =>
  (
    await execute<EntryRecord>(
      tx,
      `select ${columns} from assembly_entries r where ${ofRound} and r.key = any($2::uuid[]) order by r.place, r.key`,
      [assemblyId, keys],
    )
  ).rows;
/** Entries that belong to some of these owners. */
export const entriesOfHolders = async (tx: Tx, assemblyId: string, holders: readonly string[]): Promise<EntryRecord[]> =>
  (
    await execute<EntryRecord>(
      tx,
      `select ${columns} from assembly_entries r where ${ofRound} and r.holders && $2::uuid[] order by r.place, r.key`,
      [assemblyId, holders],
    )
  ).rows;
export interface ServiceSums {
  readonly entries: number;
  readonly heads: number;
  readonly area: number;
  readonly served: number;
  readonly failedOnce: number;
  readonly failedTwice: number;
}
export const serviceSums = async (tx: Tx, assemblyId: string): Promise<ServiceSums> =>
  (
    await execute<ServiceSums>(
      tx,
      `select count(*)::int as entries, coalesce(sum(r.heads), 0)::int as heads, coalesce(sum(r.area), 0)::bigint as area, count(r.served_at)::int as served,
         count(*) filter (where r.served_at is null and r.attempts = 1)::int as "failedOnce",
         count(*) filter (where r.served_at is null and r.attempts >= 2)::int as "failedTwice"
       from assembly_entries r where ${ofRound}`,
      [assemblyId],
    )
  ).rows[0] ?? { entries: 0, heads: 0, area: 0, served: 0, failedOnce: 0, failedTwice: 0 };

/** An attempt to serve the notice. */
export interface ServiceRecord {
  readonly key: string;
  readonly attempt: number;
  readonly way: ServiceWay;
  readonly result: ServiceResult;
  readonly at: Date;
  readonly receipt: string;
  readonly collector: string;
  readonly files: string[];
}
export const insertServices = async (
  tx: Tx,
  assemblyId: string,
  services: readonly (ServiceRecord & { readonly id: string; readonly collectorId: string })[],
): Promise<void> => {
  await execute(
    tx,
    `insert into assembly_services (jurisdiction_id, assembly_id, id, key, attempt, way, result, at, receipt, collector, collector_id, files)
     select :jurisdiction, $1::uuid, r.id, r.key, r.attempt, r.way, r.result, r.at, r.receipt, r.collector, r.collector_id, string_to_array(r.files, ' ')::uuid[]
     from unnest($2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::timestamptz[], $8::text[], $9::text[], $10::uuid[], $11::text[])
       as r (id, key, attempt, way, result, at, receipt, collector, collector_id, files) returning id`,
    [
      assemblyId,
      services.map(({ id }) => id),
      services.map(({ key }) => key),
      services.map(({ attempt }) => attempt),
      services.map(({ way }) => way),
      services.map(({ result }) => result),
      services.map(({ at }) => at),
      services.map(({ receipt }) => receipt),
      services.map(({ collector }) => collector),
      services.map(({ collectorId }) => collectorId),
      services.map(({ files }) => files.join(' ')),
    ],
  );
};
/** Notes the newest attempt at entries: in vain, or served. */
export const noteAttempts = async (
  tx: Tx,
  assemblyId: string,
  keys: readonly string[],
  served: { readonly at: Date; readonly way: ServiceWay } | null,
): Promise<void> => {
  await execute(
    tx,
    `update assembly_entries set attempts = attempts + 1, served_at = coalesce(served_at, $3), served_way = coalesce(served_way, $4)
     where jurisdiction_id = :jurisdiction and assembly_id = $1 and key = any($2::uuid[])`,
    [assemblyId, keys, served?.at ?? null, served?.way ?? null],
  );
};
export const servicesOf = async (tx: Tx, assemblyId: string, keys: readonly string[] | null): Promise<ServiceRecord[]> =>
  (
    await execute<ServiceRecord>(
      tx,
      `select s.key, s.attempt, s.way, s.result, s.at, s.receipt, s.collector, s.files from assembly_services s
       where s.jurisdiction_id = :jurisdiction and s.assembly_id = $1 and ($2::uuid[] is null or s.key = any($2)) order by s.key, s.attempt`,
      [assemblyId, keys],
    )
  ).rows;
