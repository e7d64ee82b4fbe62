import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import type { Finding } from '#kernel/check.ts';
import type { MasterKey } from '#kernel/keys/master.ts';
import { checkMasterKeys } from '#kernel/keys/rings.ts';
import { APP_ROLE, listMigrations } from '#kernel/migrate.ts';

const ok = (check: string, detail: string): Finding => ({ check, state: 'ok', detail, advice: '' });
const warn = (check: string, detail: string, advice: string): Finding => ({ check, state: 'warn', detail, advice });
const bad = (check: string, detail: string, advice: string): Finding => ({ check, state: 'fail', detail, advice });

export function checkNode(version = process.versions.node): Finding {
  const major = Number(version.split('.')[0]);
  return major >= 24 ? ok('node', version) : bad('node', version, 'Use npm start, which runs the bundled Node version.');
}

export function checkDataDir(dataDir: string): Finding {
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return bad('data folder', `${dataDir} is not writable`, 'Run as the owner of the folder, or change its owner with chown.');
  }
  for (const name of ['secrets.json', 'master.key']) {
    const file = path.join(dataDir, name);
    if (existsSync(file) && (statSync(file).mode & 0o077) !== 0)
      return bad('data folder', `${name} is readable by other users`, `Run: chmod 600 ${file}`);
  }
  return ok('data folder', dataDir);
}

/** @param floor bytes below which the program takes no more photos and workbooks */
export function checkDisk(dataDir: string, floor: number): Finding {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const detail = `${(free / 1e9).toFixed(1)} GB free`;
  if (free < Math.max(floor, 1e9))
    return bad('disk', detail, 'Free disk space now: uploads are rejected, and the database stops when the disk is full.');
  return free < Math.max(5 * floor, 5e9) ? warn('disk', detail, 'Free disk space or move DATA_DIR to a larger disk.') : ok('disk', detail);
}

export async function checkServer(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int / 10000 as version`);
  const { version } = rows[0]!;
  if (version < 15) return bad('database', `PostgreSQL ${version}`, 'Upgrade to PostgreSQL 15 or newer.');
  return version > 18
    ? warn('database', `PostgreSQL ${version}`, 'Linli is tested with 15 to 18.')
    : ok('database', `PostgreSQL ${version}`);
}

export async function checkSafety(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string }>(
    `select name from pg_settings where name in ('fsync', 'full_page_writes') and setting <> 'on'
     union all select name from pg_settings where name = 'synchronous_commit' and setting = 'off'`,
  );
  const names = rows.map(({ name }) => name).join(', ');
  return names
    ? bad('durability', `switched off: ${names}`, 'Switch these settings on. Otherwise confirmed reports may be lost in a power failure.')
    : ok('durability', 'commits are written to disk');
}

export async function checkMigrations(client: pg.Client): Promise<Finding> {
  const { rows: there } = await client.query<{ found: boolean }>(`select to_regclass('public.linli_migrations') is not null as found`);
  if (!there[0]!.found) return bad('schema', 'the database is empty', 'Run: npm run linli -- migrate');
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from linli_migrations');
  const known = listMigrations();
  const changed = known.filter(({ name, sha256 }) => rows.some((row) => row.name === name && row.sha256 !== sha256));
  if (changed.length > 0)
    return bad('schema', `changed after being applied: ${changed.map(({ name }) => name).join(', ')}`, 'Restore the original files.');
  const newer = rows.filter(({ name }) => !known.some((one) => one.name === name));
  if (newer.length > 0)
    return bad(
      'schema',
      `unknown migrations: ${newer.map(({ name }) => name).join(', ')}`,
      'The database was migrated by a newer version of Linli. Run that version.',
    );
  const missing = known.length - rows.length;
  return missing > 0
    ? bad('schema', `${missing} migrations missing`, 'Run: npm run linli -- migrate')
    : ok('schema', `${rows.length} migrations applied`);
}

/** Tenant tables are those with a jurisdiction_id; partitions are only reached through their parent. */
export async function checkRowSecurity(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string; secured: boolean; policies: number }>(`
    select c.relname as name, c.relrowsecurity as secured, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'jurisdiction_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = 'public' order by 1`);
  const open = rows.filter(({ secured, policies }) => !secured || policies === 0).map(({ name }) => name);
  if (open.length > 0)
    return bad('row-level security', `missing on ${open.join(', ')}`, 'Write a migration that enables it and adds a policy.');
  return ok('row-level security', `on for ${rows.length} tables`);
}

/** Whether what the database holds sealed can be opened. */
export async function checkKeys(client: pg.Client, masters: readonly MasterKey[]): Promise<Finding> {
  try {
    const keys = await checkMasterKeys(client, masters);
    const [master] = masters;
    return ok('master key', master ? `${master.fingerprint} opens ${keys} data keys` : 'none yet; made at the first start');
  } catch (error) {
    const [detail = '', ...advice] = (error as Error).message.split(/(?<=\.) /);
    return bad('master key', detail, advice.join(' '));
  }
}

export async function checkAppRole(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ bypass: boolean; owned: number; member: number }>(
    `select rolsuper or rolbypassrls or rolcreaterole as bypass, (select count(*)::int from pg_class where relowner = r.oid) as owned,
       (select count(*)::int from pg_auth_members where member = r.oid) as member
     from pg_roles r where rolname = $1`,
    [APP_ROLE],
  );
  const [role] = rows;
  if (!role) return bad('app role', `${APP_ROLE} is missing`, 'Run: npm run linli -- migrate');
  if (role.bypass)
    return bad('app role', 'can bypass row-level security', `Run: alter role ${APP_ROLE} nosuperuser nobypassrls nocreaterole`);
  if (role.owned > 0)
    return bad('app role', `owns ${role.owned} tables or indexes`, 'Transfer them to the owner: reassign owned by linli_app to <owner>');
  if (role.member > 0) return warn('app role', `is a member of ${role.member} other roles`, `Revoke them from ${APP_ROLE}.`);
  return ok('app role', 'owns nothing and cannot bypass row-level security');
}

/** Events leave the outbox within a second while a worker runs; afterwards each subscriber has its own deliveries. */
export async function checkOutbox(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ waiting: number; seconds: number | null }>(
    `select count(*)::int as waiting, extract(epoch from now() - min(created_at))::int as seconds from outbox`,
  );
  const { waiting, seconds } = rows[0]!;
  const detail = `${waiting} events waiting${seconds === null ? '' : `, the oldest for ${seconds} s`}`;
  return (seconds ?? 0) > 60
    ? warn('outbox', detail, 'Check that a worker is running. To start one: npm start -- --services=worker')
    : ok('outbox', detail);
}

/** Deliveries that a person has to look at, or that no worker takes. */
export async function checkDeliveries(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{
    subscriber: string;
    code: string;
    parked: number;
    failing: number;
    seconds: number | null;
    error: string | null;
  }>(
    `select w.subscriber, coalesce(j.code, w.jurisdiction_id::text) as code, sum(w.parked)::int as parked, sum(w.failing)::int as failing,
       max(w.seconds)::int as seconds, max(w.error) as error
     from (
       select jurisdiction_id, subscriber, count(parked_at) as parked, count(next_at) as failing, null::float as seconds, max(error) as error
       from held_deliveries group by 1, 2
       union all
       select jurisdiction_id, subscriber, 0, 0, extract(epoch from now() - min(created_at)), null from deliveries group by 1, 2
     ) w left join jurisdictions j on j.id = w.jurisdiction_id
     group by 1, 2 order by 1, 2`,
  );
  const said = rows.flatMap(({ subscriber, code, parked, failing, seconds, error }) => [
    ...(parked > 0 ? [`${subscriber} in ${code}: ${parked} stopped (${error})`] : []),
    ...(failing > 0 ? [`${subscriber} in ${code}: ${failing} being retried (${error ?? 'not yet tried'})`] : []),
    ...((seconds ?? 0) > 60 ? [`${subscriber} in ${code}: waiting for ${seconds} s`] : []),
  ]);
  if (said.length === 0) return ok('deliveries', 'no failed or delayed deliveries');
  return warn(
    'deliveries',
    said.join('; '),
    'Resolve the cause given, then retry stopped deliveries in the console (system administrator, Settings). A delivery waiting without a cause has no running worker that handles it: check the log and restart the workers.',
  );
}

export async function checkClock(client: pg.Client): Promise<Finding> {
  const asked = Date.now();
  const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
  return judgeClock(asked, rows[0]!.now.getTime(), Date.now());
}

/**
 * What a database's clock says, read somewhere between two readings of the program's own; all three in milliseconds
 * since 1970. Only what the way there and back cannot explain counts as a difference.
 */
export function judgeClock(asked: number, database: number, answered: number): Finding {
  const drift = Math.max(0, Math.abs(database - (asked + answered) / 2) - (answered - asked) / 2);
  const detail = `program and database differ by ${Math.round(drift)} ms`;
  return drift > 2000
    ? warn('clock', detail, 'Synchronise both machines with NTP: deadlines depend on their clocks.')
    : ok('clock', detail);
}
