import type pg from 'pg';
import { APP_ROLE } from '#kernel/migrate.ts';

/** Statements of one purpose, to be run in order. */
export interface Step {
  readonly why: string;
  readonly statements: readonly string[];
}

/** The table all others lie beside; linli.distribute() puts tables of later migrations there too. */
const anchor = 'cases';

interface Table {
  readonly name: string;
  readonly tenant: boolean;
  /** Tables its foreign keys point to. */
  readonly refers: readonly string[];
  /** Whether it is spread or shared already. */
  readonly placed: boolean;
}

const readTables = async (owner: pg.ClientBase): Promise<Table[]> => {
  const { rows: known } = await owner.query<{ spread: boolean }>(
    "select to_regclass('pg_catalog.pg_dist_partition') is not null as spread",
  );
  const placed = known[0]?.spread ? 'exists (select from pg_dist_partition p where p.logicalrelid = c.oid)' : 'false';
  const { rows } = await owner.query<Table>(
    `select c.relname as name, ${placed} as placed,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'jurisdiction_id' and not a.attisdropped) as tenant,
       array(select distinct f.confrelid::regclass::text from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and f.confrelid <> c.oid
         and f.conparentid = 0) as refers
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by c.relname`,
  );
  return rows;
};

/** Tables so that each comes after those it refers to, the anchor first, otherwise by name. */
const inOrder = (tables: readonly Table[]): Table[] => {
  const done = new Map<string, Table>();
  const add = (table: Table): void => {
    if (done.has(table.name)) return;
    for (const other of tables) if (table.refers.includes(other.name)) add(other);
    done.set(table.name, table);
  };
  for (const table of [...tables.filter(({ name }) => name === anchor), ...tables]) add(table);
  return [...done.values()];
};

/**
 * What spreads the tables of a migrated database over several servers, jurisdiction by jurisdiction, read from its catalogue; what is spread
 * already is left out.
 */
export const planDistribution = async (owner: pg.ClientBase): Promise<Step[]> => {
  const tables = await readTables(owner);
  const tenant = inOrder(tables.filter((t) => t.tenant));
  const shared = tables.filter((t) => !t.tenant && tenant.some(({ refers }) => refers.includes(t.name)));
  const local = tables.filter((t) => !t.tenant && !shared.includes(t)).map(({ name }) => name);
  const { rows: functions } = await owner.query<{ name: string }>(
    "select oid::regprocedure::text as name from pg_proc where pronamespace = 'linli'::regnamespace and not prosecdef and provolatile <> 'v' order by 1",
  );
  return [
    { why: 'the extension', statements: ['create extension if not exists citus'] },
    {
      why: 'what opens a transaction (SET LOCAL) reaches the servers, and a policy there may ask for the case beside',
      statements: [
        `alter role ${APP_ROLE} set citus.propagate_set_commands = 'local'`,
        `alter role ${APP_ROLE} set citus.allow_nested_distributed_execution = on`,
      ],
    },
    {
      why: 'functions that policies and conditions ask on every server',
      statements: functions.map(({ name }) => `select create_distributed_function('${name}')`),
    },
    {
      why: 'tables without a jurisdiction that tenant tables refer to: a copy on every server',
      statements: shared.filter((t) => !t.placed).map(({ name }) => `select create_reference_table('${name}')`),
    },
    {
      why: 'tenant tables, those first that others refer to: all rows of a jurisdiction lie on one server',
      statements: tenant
        .filter((t) => !t.placed)
        .map(
          ({ name }) =>
            `select create_distributed_table('${name}', 'jurisdiction_id', colocate_with => '${name === anchor ? 'none' : anchor}')`,
        ),
    },
    { why: `stay with the coordinator: ${local.join(', ')}, and the schema pgboss`, statements: [] },
  ];
};

/** The plan as a script. */
export const scriptOf = (steps: readonly Step[]): string =>
  steps.map(({ why, statements }) => [`-- ${why}`, ...statements.map((one) => `${one};`)].join('\n')).join('\n\n');

/**
 * Carries a plan out, each step in a transaction of its own.
 * @returns why it was not, or null when it was
 */
export const distribute = async (owner: pg.ClientBase, steps: readonly Step[], log: (line: string) => void): Promise<string | null> => {
  const { rows: available } = await owner.query("select from pg_available_extensions where name = 'citus'");
  if (available.length === 0)
    return 'This server does not have the extension citus: its tables stay together, which is right for a county or a city. Nothing was changed.';
  for (const { why, statements } of steps) {
    await owner.query('begin');
    try {
      // keys to tables that lie on every server are only checked on one server after the other
      await owner.query("set local citus.multi_shard_modify_mode = 'sequential'");
      for (const statement of statements) {
        log(statement);
        await owner.query(statement);
      }
      await owner.query('commit');
    } catch (error) {
      await owner.query('rollback');
      throw new Error(
        `${why}: ${(error as Error).message}. This step was undone; those before stand, and the command goes on from there.`,
        {
          cause: error,
        },
      );
    }
  }
  return null;
};
