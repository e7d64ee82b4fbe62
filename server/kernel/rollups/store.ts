import { execute, type Tx } from '../db.ts';
import { addCounters, allDays, type Cell, type Count, type Counters, type Part } from './counters.ts';

/** Lets one at a time count what a roll-up counts in a jurisdiction, until the transaction ends. */
export const lockRollup = async (tx: Tx, rollup: string): Promise<void> => {
  await execute(tx, 'select pg_advisory_xact_lock(hashtextextended($1 || :jurisdiction::text, 0))', [`rollup ${rollup} `]);
};

const partColumns = 'subject, day::text as day, scopes, counts';

/** The parts of some subjects, as they are counted now. */
export const partsOf = async (tx: Tx, rollup: string, subjects: readonly string[]): Promise<Part[]> =>
  (
    await execute<Part>(
      tx,
      `select ${partColumns} from rollup_parts where jurisdiction_id = :jurisdiction and rollup = $1 and subject = any($2::uuid[])`,
      [rollup, subjects],
    )
  ).rows;

/** The parts within a scope of subjects whose ids, which tell time, lie from one moment to before another. */
export const partsBetween = async (tx: Tx, rollup: string, scope: string, from: Date, to: Date): Promise<Part[]> =>
  (
    await execute<Part>(
      tx,
      `select ${partColumns} from rollup_parts
       where jurisdiction_id = :jurisdiction and rollup = $1 and subject >= linli.uuid_floor($2) and subject < linli.uuid_floor($3) and scopes @> array[$4]`,
      [rollup, from, to, scope],
    )
  ).rows;

export const putParts = async (tx: Tx, rollup: string, parts: readonly Part[]): Promise<void> => {
  await execute(
    tx,
    `insert into rollup_parts (jurisdiction_id, rollup, subject, day, scopes, counts)
     select :jurisdiction, $1, p.subject, p.day, string_to_array(p.scopes, ' '), p.counts::jsonb
     from unnest($2::uuid[], $3::date[], $4::text[], $5::text[]) as p (subject, day, scopes, counts)
     on conflict (jurisdiction_id, rollup, subject) do update set day = excluded.day, scopes = excluded.scopes, counts = excluded.counts
     returning subject`,
    [
      rollup,
      parts.map(({ subject }) => subject),
      parts.map(({ day }) => day),
      parts.map(({ scopes }) => scopes.join(' ')),
      parts.map(({ counts }) => JSON.stringify(counts)),
    ],
  );
};

export const dropParts = async (tx: Tx, rollup: string, subjects: readonly string[]): Promise<void> => {
  await execute(tx, 'delete from rollup_parts where jurisdiction_id = :jurisdiction and rollup = $1 and subject = any($2::uuid[])', [
    rollup,
    subjects,
  ]);
};

/** Changes cells by differences. The caller holds the lock of the roll-up. */
export const changeCells = async (tx: Tx, rollup: string, changes: readonly Cell[]): Promise<void> => {
  const keys = [
    rollup,
    changes.map(({ sheet }) => sheet),
    changes.map(({ scope }) => scope.length),
    changes.map(({ scope }) => scope),
    changes.map(({ day }) => day),
  ];
  const { rows } = await execute<{ n: number; counts: Counters<Count> }>(
    tx,
    // each by the key: tables that grow this fast are larger than the planner knows
    `select k.n::int as n, c.counts from unnest($2::text[], $3::smallint[], $4::text[], $5::date[]) with ordinality as k (sheet, level, scope, day, n)
     cross join lateral (
       select r.counts from rollup_cells r where r.jurisdiction_id = :jurisdiction and r.rollup = $1 and r.sheet = k.sheet and r.level = k.level
         and r.scope = k.scope collate "C" and r.day = k.day limit 1
     ) as c`,
    keys,
  );
  const known = new Map(rows.map(({ n, counts }) => [n - 1, counts]));
  const sums = changes.map(({ counts }, i) => addCounters(known.get(i) ?? {}, counts));
  await execute(
    tx,
    `insert into rollup_cells (jurisdiction_id, rollup, sheet, level, scope, day, counts)
     select :jurisdiction, $1, k.sheet, k.level, k.scope, k.day, k.counts::jsonb
     from unnest($2::text[], $3::smallint[], $4::text[], $5::date[], $6::text[]) as k (sheet, level, scope, day, counts)
     on conflict (jurisdiction_id, rollup, sheet, level, scope, day) do update set counts = excluded.counts
     returning scope`,
    [...keys, sums.map((counts) => JSON.stringify(counts))],
  );
};

/** Forgets all that a roll-up counted. */
export const dropAll = async (tx: Tx, rollup: string): Promise<void> => {
  for (const table of ['rollup_parts', 'rollup_cells'])
    await execute(tx, `delete from ${table} where jurisdiction_id = :jurisdiction and rollup = $1`, [rollup]);
};

/** The version of the declaration the counters were built by; null before they ever were. */
export const builtBy = async (tx: Tx, rollup: string): Promise<number | null> =>
  (
    await execute<{ version: number }>(tx, 'select version from rollup_marks where jurisdiction_id = :jurisdiction and rollup = $1', [
      rollup,
    ])
  ).rows[0]?.version ?? null;

export const markBuilt = async (tx: Tx, rollup: string, version: number): Promise<void> => {
  await execute(
    tx,
    `insert into rollup_marks (jurisdiction_id, rollup, version, built_at) values (:jurisdiction, $1, $2, clock_timestamp())
     on conflict (jurisdiction_id, rollup) do update set version = excluded.version, built_at = excluded.built_at`,
    [rollup, version],
  );
};

/** The cells of one scope on some sheets over whole days, both included. */
export const cellsOf = async (
  tx: Tx,
  rollup: string,
  sheets: readonly string[],
  scope: string,
  days: readonly [first: string, last: string],
): Promise<Cell[]> =>
  (
    await execute<Cell>(
      tx,
      `select sheet, scope, day::text as day, counts from rollup_cells
       where jurisdiction_id = :jurisdiction and rollup = $1 and sheet = any($2) and level = $3 and scope = $4 and day between $5 and $6`,
      [rollup, sheets, scope.length, scope, ...days],
    )
  ).rows;

/** The counters of some scopes on a sheet that is summed up over all days, together. */
export const allDaysOf = async (tx: Tx, rollup: string, sheet: string, scopes: readonly string[]): Promise<Counters> => {
  const { rows } = await execute<{ counts: Counters }>(
    tx,
    `select c.counts from unnest($3::smallint[], $4::text[]) as s (level, scope) join rollup_cells c on c.jurisdiction_id = :jurisdiction
       and c.rollup = $1 and c.sheet = $2 and c.level = s.level and c.scope = s.scope collate "C" and c.day = $5`,
    [rollup, sheet, scopes.map((scope) => scope.length), scopes, allDays],
  );
  return rows.reduce<Counters>((sums, { counts }) => addCounters(sums, counts), {});
};

/** Sums of some counters of a sheet, by scope, for all scopes of a level whose codes begin alike, over whole days. */
export const sumsOf = async (
  tx: Tx,
  rollup: string,
  sheet: string,
  counters: readonly string[],
  { level, prefix, days }: { level: number; prefix: string; days: readonly [first: string, last: string] },
): Promise<Map<string, Counters>> => {
  const { rows } = await execute<{ scope: string; name: string; n: number }>(
    tx,
    `select c.scope, k.name, sum((c.counts ->> k.name)::int)::int as n from rollup_cells c cross join unnest($3::text[]) as k (name)
     where c.jurisdiction_id = :jurisdiction and c.rollup = $1 and c.sheet = $2 and c.level = $4 and c.scope >= $5 collate "C" and c.scope < $5 || '~'
       and c.day between $6 and $7 and c.counts ? k.name
     group by 1, 2`,
    [rollup, sheet, counters, level, prefix, ...days],
  );
  const sums = new Map<string, Counters>();
  for (const { scope, name, n } of rows) sums.set(scope, addCounters(sums.get(scope) ?? {}, { [name]: n }));
  return sums;
};

/** Sums of some counters of a sheet by month, for each scope over its own whole days, in their order; scopes are cut where something else begins. */
export const monthsOf = async (
  tx: Tx,
  rollup: string,
  sheet: string,
  counters: readonly string[],
  pieces: readonly { readonly scope: string; readonly days: readonly [first: string, last: string] }[],
): Promise<Map<string, number>[]> => {
  if (counters.length === 0 || pieces.length === 0) return pieces.map(() => new Map());
  const days = pieces.map((piece) => piece.days);
  // each counter by its own name: a join with their list would read every cell once for each
  const sum = counters.map((_, i) => `coalesce((c.counts ->> $${i + 7}::text)::int, 0)`).join(' + ');
  const { rows } = await execute<{ piece: number; month: string; n: number }>(
    tx,
    `select m.piece, to_char(m.month, 'YYYY-MM') as month, m.n from (
       select p.n::int as piece, date_trunc('month', c.day::timestamp) as month, sum(${sum})::int as n
       from unnest($3::smallint[], $4::text[], $5::date[], $6::date[]) with ordinality as p (level, scope, first, last, n)
       join rollup_cells c on c.jurisdiction_id = :jurisdiction and c.rollup = $1 and c.sheet = $2 and c.level = p.level
         and c.scope = p.scope collate "C" and c.day between p.first and p.last
       group by 1, 2
     ) m where m.n > 0`,
    [
      rollup,
      sheet,
      pieces.map(({ scope }) => scope.length),
      pieces.map(({ scope }) => scope),
      days.map(([first]) => first),
      days.map(([, last]) => last),
      ...counters,
    ],
  );
  const months = pieces.map(() => new Map<string, number>());
  for (const { piece, month, n } of rows) months[piece - 1]?.set(month, n);
  return months;
};
