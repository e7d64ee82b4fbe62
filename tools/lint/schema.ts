import type pg from 'pg';

/** Tables without a jurisdiction that tenant tables may refer to: on several servers each holds a copy of them. */
const shared = ['jurisdictions', 'accounts'];

const breaches = `
with tenant as (
  select c.oid, c.relname, c.relrowsecurity, a.attnum from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'jurisdiction_id' and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
)
select i.indexrelid::regclass::text as what, 'a unique key or exclusion needs jurisdiction_id, compared by =' as why
  from pg_index i join tenant t on t.oid = i.indrelid left join pg_constraint x on x.conindid = i.indexrelid and x.contype = 'x'
  where (i.indisunique or i.indisexclusion) and not (t.attnum = any(i.indkey::int2[]) and (x.oid is null or
    x.conexclop[array_position(i.indkey::int2[], t.attnum) + 1] in (select oid from pg_operator where oprname = '=')))
union all select p.polrelid::regclass || '.' || p.polname, 'a policy may not hold a subquery: keep in the row what it needs, or ask a PL/pgSQL function'
  from pg_policy p where coalesce(p.polqual::text, '') || coalesce(p.polwithcheck::text, '') like '%SUBLINK%'
union all select f.conrelid::regclass || '.' || f.conname, 'a foreign key between tenant tables carries jurisdiction_id on both sides'
  from pg_constraint f join tenant a on a.oid = f.conrelid join tenant b on b.oid = f.confrelid
  where f.contype = 'f' and not exists (select from generate_subscripts(f.conkey, 1) k where f.conkey[k] = a.attnum and f.confkey[k] = b.attnum)
union all select f.conrelid::regclass || '.' || f.conname, 'a table without jurisdiction_id may not refer to one that has it'
  from pg_constraint f join tenant b on b.oid = f.confrelid where f.contype = 'f' and f.conrelid not in (select oid from tenant)
union all select f.conrelid::regclass || '.' || f.conname, 'of tables without jurisdiction_id a tenant table may refer to ' || array_to_string($1::text[], ' and ') || ' only'
  from pg_constraint f join tenant a on a.oid = f.conrelid
  where f.contype = 'f' and f.confrelid not in (select oid from tenant) and f.confrelid::regclass::text <> all($1)
union all select p.oid::regprocedure::text, 'a function over tenant tables is written in PL/pgSQL, not in SQL'
  from pg_proc p join pg_language l on l.oid = p.prolang
  where p.pronamespace in ('linli'::regnamespace, 'public'::regnamespace) and l.lanname = 'sql'
    and exists (select from tenant t where coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) ~* ('\\m(from|join|into|update)\\s+(public\\.)?' || t.relname || '\\M'))
union all select c.oid::regclass::text, 'no sequence and no identity: ids are made by the client or the program'
  from pg_class c where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace
union all select t.oid::regclass || '.' || g.tgname, 'no trigger on a tenant table'
  from pg_trigger g join tenant t on t.oid = g.tgrelid where not g.tgisinternal
union all select oid::regclass::text, 'a tenant table is under row-level security' from tenant where not relrowsecurity
order by 1, 2`;

/** What keeps a migrated schema from being spread over several servers by jurisdiction, one line each. */
export async function findSchemaBreaches(owner: pg.ClientBase): Promise<string[]> {
  const { rows } = await owner.query<{ what: string; why: string }>(breaches, [shared]);
  return rows.map(({ what, why }) => `${what}: ${why}`);
}
