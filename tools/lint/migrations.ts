import { type AlterTableStmt, type CreateStmt, type Node, parse, type RawStmt } from 'libpg-query';
import { listMigrations } from '#kernel/migrate.ts';

/** The last migration written before these rules; released ones are immutable. */
const exempt = '0032_temporary_passwords_end.sql';

const constraintsOf = (node: Node | undefined): string[] =>
  node && 'ColumnDef' in node
    ? (node.ColumnDef.constraints ?? []).flatMap((c) => ('Constraint' in c && c.Constraint.contype ? [c.Constraint.contype] : []))
    : node && 'Constraint' in node && node.Constraint.contype
      ? [node.Constraint.contype]
      : [];

/** Constraints a column may bring along when it is added: those that compare it with nothing. */
const harmless = ['CONSTR_NULL', 'CONSTR_NOTNULL', 'CONSTR_DEFAULT', 'CONSTR_GENERATED'];

function* inAlter({ relation, cmds = [] }: AlterTableStmt): Generator<string> {
  const table = relation?.relname;
  const commands = cmds.flatMap((c) => ('AlterTableCmd' in c ? [c.AlterTableCmd] : []));
  if (commands.length > 1 && commands.some((c) => c.subtype === 'AT_AddConstraint'))
    yield `alter table ${table}: give each ADD CONSTRAINT an ALTER TABLE of its own`;
  for (const c of commands)
    if (c.subtype === 'AT_AddColumn' && constraintsOf(c.def).some((type) => !harmless.includes(type)))
      yield `alter table ${table}: add the column bare, then its CHECK or key by an ALTER TABLE … ADD CONSTRAINT of its own`;
}

/** Whether the statement calls linli.distribute('table'). */
const distributes = (stmt: Node, table: string): boolean =>
  'SelectStmt' in stmt && new RegExp(`"distribute".*"(public\\.)?${table}"`).test(JSON.stringify(stmt.SelectStmt.targetList));

function* inCreate({ relation, tableElts = [], partbound }: CreateStmt, later: readonly Node[]): Generator<string> {
  const table = relation?.relname ?? '';
  if (relation?.schemaname === 'pgboss' || partbound) return;
  const tenant = tableElts.some((e) => 'ColumnDef' in e && e.ColumnDef.colname === 'jurisdiction_id');
  if (!tenant) return;
  const inline = tableElts.some((e) => [...constraintsOf(e)].includes('CONSTR_FOREIGN'));
  if (inline)
    yield `create table ${table}: write its foreign keys as ALTER TABLE … ADD CONSTRAINT after select linli.distribute('${table}')`;
  const at = later.findIndex((s) => distributes(s, table));
  const key = later.findIndex(
    (s) => 'AlterTableStmt' in s && s.AlterTableStmt.relation?.relname === table && JSON.stringify(s).includes('CONSTR_FOREIGN'),
  );
  if (at < 0)
    yield `create table ${table}: follow it with select linli.distribute('${table}'), which spreads it where the others are spread`;
  else if (key >= 0 && key < at) yield `create table ${table}: select linli.distribute('${table}') stands before its foreign keys`;
}

/** Breaches of one migration, one line each. */
export const breachesOfMigration = async (name: string, sql: string): Promise<string[]> => {
  const { stmts = [] } = (await parse(sql)) as { stmts?: RawStmt[] };
  const all = stmts.flatMap((s) => (s.stmt ? [s.stmt] : []));
  return all
    .flatMap((stmt, i) => {
      if ('AlterTableStmt' in stmt) return [...inAlter(stmt.AlterTableStmt)];
      if ('CreateStmt' in stmt) return [...inCreate(stmt.CreateStmt, all.slice(i + 1))];
      return [];
    })
    .map((line) => `${name}: ${line}`);
};

/** What in newer migrations a server that spreads tables by jurisdiction would refuse, one line each. */
export const findMigrationBreaches = async (): Promise<string[]> =>
  (
    await Promise.all(
      listMigrations()
        .filter(({ name }) => name > exempt)
        .map(({ name, sql }) => breachesOfMigration(name, sql)),
    )
  ).flat();
