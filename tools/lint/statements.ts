import { parse } from 'libpg-query';

/** A statement that the tests made the program send, and the line of the program it came from. */
export interface Sent {
  readonly text: string;
  readonly from: string;
}

/** Statements that may look at tenant tables of all jurisdictions, and why. */
const crossing: readonly { readonly starts: string; readonly why: string }[] = [
  { starts: 'copy (select ', why: 'backup: a backup is one of the whole installation, table by table' },
  { starts: 'select count(*)::int as waiting, extract(epoch', why: 'doctor: tells the operator whether events wait anywhere' },
  { starts: 'select from persons where phone is not null or', why: 'start: whether an older version left phones in the clear anywhere' },
  { starts: 'select w.subscriber, coalesce(j.code,', why: 'doctor: tells the operator which deliveries wait, and where' },
];

type Tree = { readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const inside = (value: unknown, kind: string): Tree | null => (isTree(value) && isTree(value[kind]) ? value[kind] : null);
const word = (value: unknown): string => String(inside(value, 'String')?.['sval'] ?? '');

/** Every node of one kind below, statements inside included. */
function* all(value: unknown, kind: string): Generator<Tree> {
  if (Array.isArray(value)) for (const one of value) yield* all(one, kind);
  else if (isTree(value))
    for (const [key, one] of Object.entries(value)) {
      if (key === kind && isTree(one)) yield one;
      yield* all(one, kind);
    }
}

const isParameter = (value: unknown): boolean =>
  inside(value, 'ParamRef') !== null || (inside(value, 'TypeCast') !== null && isParameter(inside(value, 'TypeCast')?.['arg']));

/** Name under which a column is asked for its jurisdiction: a table's, '' without one; null for other columns. */
const jurisdictionOf = (value: unknown): string | null => {
  const fields = list(inside(value, 'ColumnRef')?.['fields']).map(word);
  return fields.at(-1) === 'jurisdiction_id' ? fields.slice(0, -1).join('.') : null;
};

/** Names whose jurisdiction is compared with a parameter by conditions that must all hold. */
const bound = (condition: unknown): string[] => {
  const both = inside(condition, 'BoolExpr');
  if (both) return both['boolop'] === 'AND_EXPR' ? list(both['args']).flatMap(bound) : [];
  const comparison = inside(condition, 'A_Expr');
  if (comparison?.['kind'] !== 'AEXPR_OP' || word(list(comparison['name'])[0]) !== '=') return [];
  const sides = [comparison['lexpr'], comparison['rexpr']];
  if (!sides.some(isParameter)) return [];
  return sides.flatMap((side) => jurisdictionOf(side) ?? []);
};

interface Reading {
  readonly tenant: ReadonlySet<string>;
  readonly found: Set<string>;
}

/** Tables a statement reads on its own level, the conditions of their joins, and the statements inside. */
const readFrom = (items: unknown[], tables: { name: string; alias: string }[], conditions: unknown[]): void => {
  for (const item of items) {
    const table = inside(item, 'RangeVar');
    const join = inside(item, 'JoinExpr');
    if (table) {
      const name = String(table['relname']);
      tables.push({ name, alias: String((table['alias'] as Tree | undefined)?.['aliasname'] ?? name) });
    } else if (join) {
      conditions.push(join['quals']);
      readFrom([join['larg'], join['rarg']], tables, conditions);
    }
  }
};

const statements = ['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt'] as const;

/** Statements right below a node, not those inside them. */
function* below(value: unknown): Generator<[kind: string, statement: Tree]> {
  if (Array.isArray(value)) for (const one of value) yield* below(one);
  else if (isTree(value))
    for (const [key, one] of Object.entries(value)) {
      if (statements.some((kind) => kind === key) && isTree(one)) yield [key, one];
      else yield* below(one);
    }
}

const checkInsert = (reading: Reading, table: string, statement: Tree): void => {
  const at = list(statement['cols']).findIndex((column) => inside(column, 'ResTarget')?.['name'] === 'jurisdiction_id');
  const source = inside(statement['selectStmt'], 'SelectStmt');
  const rows = list(source?.['valuesLists']).map((row) => list(inside(row, 'List')?.['items']));
  const given = rows.length > 0 ? rows.map((row) => row[at]) : [inside(list(source?.['targetList'])[at], 'ResTarget')?.['val']];
  if (at < 0 || !given.every(isParameter)) reading.found.add(`${table}: insert the jurisdiction as a parameter (:jurisdiction)`);
  if (rows.length === 0 && !statement['returningClause'] && !statement['returningList'] && !all(source, 'RangeFunction').next().done)
    reading.found.add(`${table}: INSERT … SELECT from JSON or unnest ends with RETURNING, or is written as VALUES`);
};

const checkStatement = (reading: Reading, kind: string, statement: Tree, outer: ReadonlySet<string>): void => {
  const ctes = list((statement['withClause'] as Tree | undefined)?.['ctes']).map((cte) => inside(cte, 'CommonTableExpr'));
  const known = new Set([...outer, ...ctes.map((cte) => String(cte?.['ctename']))]);
  const tables: { name: string; alias: string }[] = [];
  const conditions: unknown[] = [statement['whereClause']];
  const target = isTree(statement['relation']) ? statement['relation'] : null;
  if (target && kind === 'InsertStmt') {
    if (reading.tenant.has(String(target['relname']))) checkInsert(reading, String(target['relname']), statement);
  } else if (target) readFrom([{ RangeVar: target }], tables, conditions);
  readFrom([...list(statement['fromClause']), ...list(statement['usingClause'])], tables, conditions);
  const names = conditions.flatMap(bound);
  for (const { name, alias } of tables)
    if (reading.tenant.has(name) && !known.has(name) && !names.includes(alias) && !names.includes(''))
      reading.found.add(`${name}${alias === name ? '' : ` ${alias}`}: ask for its own jurisdiction_id = :jurisdiction, not through a join`);
  for (const [inner, one] of below(Object.values(statement))) checkStatement(reading, inner, one, known);
  // the two sides of a UNION
  for (const side of ['larg', 'rarg'])
    if (isTree(statement[side]) && kind === 'SelectStmt') checkStatement(reading, 'SelectStmt', statement[side], known);
};

/** What a database spread by jurisdiction would refuse, or ask all servers for, in one statement. */
export const breachesOfStatement = async (text: string, tenant: ReadonlySet<string>): Promise<string[]> => {
  const reading: Reading = { tenant, found: new Set() };
  const tree = await parse(text);
  for (const [kind, statement] of below(tree)) checkStatement(reading, kind, statement, new Set());
  for (const call of all(tree, 'FuncCall'))
    if (word(list(call['funcname']).at(-1)) === 'set_config') reading.found.add('use SET LOCAL in a message of its own, not set_config()');
  for (const kind of statements.slice(1))
    for (const statement of all(tree, kind)) {
      const returned = statement['returningClause'] ?? statement['returningList'];
      for (const what of ['FuncCall', 'SubLink', 'SQLValueFunction'])
        if (!all(returned, what).next().done) reading.found.add('RETURNING gives columns and casts only, no functions and no subqueries');
    }
  return [...reading.found];
};

/** Breaches of all statements the tests made the program send, one line each. */
export const findStatementBreaches = async (sent: readonly Sent[], tenant: ReadonlySet<string>): Promise<string[]> => {
  const lines: string[] = [];
  for (const { text, from } of sent) {
    if (crossing.some(({ starts }) => text.trimStart().startsWith(starts))) continue;
    for (const breach of await breachesOfStatement(text, tenant))
      lines.push(`${from}: ${breach}\n        ${text.replace(/\s+/g, ' ').slice(0, 160)}`);
  }
  return lines;
};
