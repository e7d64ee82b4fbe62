import type pg from 'pg';

/** A table as the backup sees it. */
export interface TableInfo {
  /** Quoted and with its schema, ready for SQL. */
  name: string;
  /** Quoted columns that hold data of their own (generated ones are computed again). */
  columns: string[];
}

/** A partition beyond those the migrations make. */
export interface PartitionInfo {
  name: string;
  parent: string;
  bound: string;
}

/** Tables made by extensions belong to the extension. */
const ours = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and not exists (
  select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;
const named = "format('%I.%I', n.nspname, c.relname)";

/** Tables with data, referenced ones before those that refer to them. The list of migrations travels in the manifest instead. */
export async function listTables(client: pg.Client): Promise<TableInfo[]> {
  const { rows } = await client.query<{ oid: number; name: string; columns: string[] }>(`
    select c.oid::int, ${named} as name,
      (select array_agg(format('%I', a.attname) order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't' and c.relname <> 'linli_migrations' and ${ours}
    order by 2`);
  const { rows: references } = await client.query<{ source: number; target: number }>(
    `select conrelid::int as source, confrelid::int as target from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  );
  const left = new Map(rows.map((row) => [row.oid, row]));
  const ordered: TableInfo[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter(({ oid }) => !references.some(({ source, target }) => source === oid && left.has(target)));
    if (free.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${[...left.values()].map(({ name }) => name).join(', ')}`);
    for (const { oid, name, columns } of free) {
      left.delete(oid);
      ordered.push({ name, columns });
    }
  }
  return ordered;
}

export async function listPartitions(client: pg.Client): Promise<PartitionInfo[]> {
  const { rows } = await client.query<PartitionInfo>(`
    select ${named} as name, i.inhparent::regclass::text as parent, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_inherits i on i.inhrelid = c.oid
    where c.relkind in ('r', 'p') and c.relispartition and ${ours} order by 1`);
  return rows;
}

/** Sequences with the value they stand at, null when never used. */
export async function listSequences(client: pg.Client): Promise<{ name: string; value: string | null }[]> {
  const { rows } = await client.query<{ name: string; value: string | null }>(`
    select ${named} as name, s.last_value::text as value
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_sequences s on s.schemaname = n.nspname and s.sequencename = c.relname
    where c.relkind = 'S' and ${ours} order by 1`);
  return rows;
}
