import type { Viewer } from '#contract/accounts/viewer.ts';
import { readConfig } from '#kernel/config.ts';
import { execute, systemAccess, type Tx } from '#kernel/db.ts';
import { createKernel } from '#kernel/kernel.ts';
import { readMasterKeys } from '#kernel/keys/master.ts';
import { permissionsOf } from '#kernel/permissions.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { bringRegister, bringRows, groupsPage, importRows, openRegister, registerCsv, rowsPage } from '#modules/registers/index.ts';
import { createModules } from '#server/app.ts';
import { round } from '../intake/figures.ts';
import { createWorld, type World } from '../intake/world.ts';
import { quantile } from '../territory/quantile.ts';
import { benchRegister, rowOf, valuesOf } from './content.ts';

interface Compared {
  p50: number;
  p95: number;
  /** Time of the typed table by ours, at the median: 1 is as fast. */
  ratio: number;
}
export interface RegisterFigures {
  page: Compared;
  filter: Compared;
  group: Compared;
  importRowsPerSecond: number;
  exportRowsPerSecond: number;
}

const code = 'bench';
/** Rows entered by one transaction. */
const batch = 10_000;

/** The same content in a table whose columns are what the register's fields are. */
const typedTable = (slots: Readonly<Record<string, string>>): string[] => [
  `create table typed_rows as select jurisdiction_id, id, state, area_code, title as name, ${slots['number']} as number, ${slots['kind']} as kind,
     ${slots['staff']} as staff, ${slots['members']} as members, ${slots['share']} as share, ${slots['budget']} as budget,
     '1970-01-01'::date + ${slots['surveyed']}::int as surveyed, data ->> 'note' as note, changed_at from register_rows`,
  'alter table typed_rows add primary key (jurisdiction_id, id)',
  ...['state', 'area_code', 'name', 'number', 'kind', 'staff', 'members', 'share', 'budget', 'surveyed'].map(
    (column) => `create index on typed_rows (jurisdiction_id, ${column}, id)`,
  ),
  'grant select on typed_rows to linli_app',
  'analyze typed_rows',
  'vacuum analyze register_rows',
];

/** Asks both in turn, after a warm-up. @param asks how often */
const compare = async (asks: number, ours: (i: number) => Promise<unknown>, typed: (i: number) => Promise<unknown>): Promise<Compared> => {
  const times: { ours: number[]; typed: number[] } = { ours: [], typed: [] };
  for (let i = -5; i < asks; i++)
    for (const [name, ask] of [['typed', typed] as const, ['ours', ours] as const]) {
      const from = performance.now();
      await ask(Math.max(i, 0));
      if (i >= 0) times[name].push(performance.now() - from);
    }
  const [mine, theirs] = [quantile(times.ours, 0.5), quantile(times.typed, 0.5)];
  return { p50: round(mine, 2), p95: round(quantile(times.ours, 0.95), 2), ratio: round(theirs / mine, 2) };
};

const openProcess = async (world: World) => {
  const masterKeys = readMasterKeys({}, world.dataDir);
  const config = readConfig(
    {},
    { databaseUrl: world.appUrl, dataDir: world.dataDir, sessionSecret: world.sessionSecret, masterKeys, distDir: null, logLevel: 'error' },
  );
  const kernel = await createKernel(config);
  return { kernel, modules: createModules(kernel) };
};

/** Measures a full register beside a typed table of the same content, in an installation of its own that is removed afterwards. */
export async function measureRegisters({ rows }: { rows: number }, log: (line: string) => void): Promise<RegisterFigures> {
  const world = await createWorld(log);
  const { kernel, modules } = await openProcess(world);
  try {
    const { context } = modules.registers;
    const { rows: grids } = await world.database.query<{ code: string; jurisdiction: string; root: string }>(
      `select a.code, a.jurisdiction_id as jurisdiction, j.root_path::text as root from areas a join jurisdictions j on j.id = a.jurisdiction_id
       where a.level = 'grid' order by a.path`,
    );
    const { rows: accounts } = await world.database.query<{ id: string }>("select id from accounts where username = 'supervisor'");
    const [{ jurisdiction: jurisdictionId, root } = { jurisdiction: '', root: '' }] = grids;
    const accountId = accounts[0]?.id ?? '';
    const areas = grids.map((grid) => grid.code);
    const viewer: Viewer = {
      accountId,
      name: 'bench',
      anonymous: false,
      mustChangePassword: false,
      mustSetUpSecondFactor: false,
      jurisdictionId,
      posts: [
        {
          id: accountId,
          role: 'clerk',
          roleName: null,
          permissions: permissionsOf('clerk'),
          areaPath: root,
          organisationId: null,
        },
      ],
    };
    const access = systemAccess(jurisdictionId);
    const at = new Date(Date.now() - 86_400_000);
    const ring = await kernel.keys.of(jurisdictionId);
    await kernel.db.write(access, (tx) => bringRegister(tx, { jurisdictionId, actorId: null, at }, code, benchRegister));
    const register = await kernel.db.read(access, (tx) => openRegister(tx, jurisdictionId, code, new Date()));
    for (let from = 0; from < rows; from += batch) {
      const some = Array.from({ length: Math.min(batch, rows - from) }, (_, i) => rowOf(from + i, areas, at));
      await kernel.db.write(access, (tx) => bringRows(tx, register, { ring, by: null }, some));
      if ((from / batch + 1) % 10 === 0) log(`${from + some.length} of ${rows} rows`);
    }
    for (const statement of typedTable(register.slots)) await world.database.query(statement);
    log('a typed table of the same content stands beside it');

    const columns = 'id, state, area_code, name, number, kind, staff, members, share, budget, surveyed::text, note, changed_at';
    const typed = (text: string, values: unknown[]) => (tx: Tx) =>
      execute(tx, `select ${columns} from typed_rows where jurisdiction_id = :jurisdiction and ${text} limit 51`, values);
    const plain = (run: (tx: Tx) => Promise<unknown>) => kernel.db.read(access, run);
    const asked = { down: false, limit: 50 };
    const page = await compare(
      200,
      (i) => rowsPage(context, viewer, code, i % 2 ? { ...asked, sort: 'staff' } : asked),
      (i) => plain(typed(i % 2 ? 'staff is not null order by staff, id' : 'true order by id desc', [])),
    );
    log(`page: ${JSON.stringify(page)}`);
    const filter = await compare(
      200,
      (i) =>
        rowsPage(context, viewer, code, {
          ...asked,
          where: [
            { field: 'kind', is: [String(valuesOf(i, areas)['kind'])] },
            { field: 'staff', from: 20 + i, to: 22 + i },
          ],
        }),
      (i) => plain(typed('kind = $1 and staff >= $2 and staff <= $3 order by id desc', [valuesOf(i, areas)['kind'], 20 + i, 22 + i])),
    );
    log(`filter: ${JSON.stringify(filter)}`);
    const group = await compare(
      10,
      () => groupsPage(context, viewer, code, { by: 'kind', sums: ['budget'] }),
      () =>
        plain((tx) =>
          execute(
            tx,
            'select kind, count(*), sum(budget) from typed_rows where jurisdiction_id = :jurisdiction group by kind order by 2 desc',
          ),
        ),
    );
    log(`group: ${JSON.stringify(group)}`);

    const head = ['name', 'number', 'area', 'kind', 'staff', 'members', 'budget', 'surveyed', 'note'];
    const many = 20_000;
    const sheetRows = Array.from({ length: many }, (_, i) => {
      const values = valuesOf(rows + i, areas);
      return head.map((key) => (key === 'budget' ? String(Number(values[key]) / 100) : (values[key] as string | number)));
    });
    const signal = new AbortController().signal;
    const bytes = await writeWorkbook([{ name: '台账', head: [head], rows: sheetRows, widths: [] }], signal);
    const importing = performance.now();
    const given = {
      code,
      id: '01900000-0000-7000-8000-000000000001',
      dryRun: false,
      bytes,
      language: 'zh-CN' as const,
      signal,
      reached: () => undefined,
    };
    const brought = await importRows(context, viewer, given);
    if (brought.added !== many) throw new Error(`the import brought ${JSON.stringify({ ...brought, faults: brought.faults.slice(0, 3) })}`);
    const importRowsPerSecond = round((many / (performance.now() - importing)) * 1000, 0);
    log(`import: ${importRowsPerSecond} rows a second`);

    const exporting = performance.now();
    const { text } = await registerCsv(context, viewer, { code }, signal);
    let lines = 0;
    for await (const piece of text) {
      lines += (piece as string).split('\n').length - 1;
      if (lines > 100_000) break;
    }
    const exportRowsPerSecond = round((lines / (performance.now() - exporting)) * 1000, 0);
    log(`export: ${exportRowsPerSecond} rows a second`);
    return { page, filter, group, importRowsPerSecond, exportRowsPerSecond };
  } finally {
    await kernel.close();
    await world.close();
  }
}
