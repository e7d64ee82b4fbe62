import { v7 } from 'uuid';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { MerchantImport } from '#contract/circles/api.ts';
import { type PledgeKind, pledgeKindSet } from '#contract/circles/kinds.ts';
import { outermost } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { kindWords } from '#kernel/kinds.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { addOrganisations } from '#modules/organisations/index.ts';
import { makeToken } from '#modules/places/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { type MerchantColumn, merchantColumns, neededColumns } from '../domain/sheet.ts';
import { codesOf } from '../policy.ts';
import { type CountedCircle, circlesIn } from '../store/circles.ts';
import {
  insertPledges,
  joinCircles,
  type MerchantRecord,
  type PledgeRow,
  pageOfMerchants,
  pledgesOf,
  renewPledge,
} from '../store/merchants.ts';

type NewPledge = Omit<PledgeRow, 'endedOn' | 'endReason'>;
interface Plan extends Findings {
  /** Merchants that are new, with the circle each joins. */
  readonly joining: { id: string; name: string; address: string | null; trade: string; circle: CountedCircle }[];
  readonly pledged: NewPledge[];
  readonly renewed: { id: string; words: string; until: string }[];
  same: number;
}
/** Merchants a circle's keepers may have in reach of an import. */
const mostKnown = 20_000;

/** What the workbook asks for, and everything that is wrong with it. A merchant is known by circle and name, a pledge by its kind. */
const plan = async (eye: Eye, tx: Tx, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const result: Plan = { joining: [], pledged: [], renewed: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<MerchantColumn>(sheet, merchantColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `circles.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => merchantColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const areas = codesOf(outermost(areasWith(eye.viewer, 'circles.manage')));
  const circles = new Map((await circlesIn(tx, areas, eye.today)).filter(({ endedOn }) => endedOn === null).map((one) => [one.name, one]));
  const all = { own: [], area: null, circleId: null, pledge: null, model: false, words: null, today: eye.today };
  const known: readonly MerchantRecord[] = await pageOfMerchants(tx, { ...all, areas }, null, mostKnown);
  const byName = new Map(known.map(({ id, name, circleId }) => [name, { id, circleId }]));
  const running = await pledgesOf(
    tx,
    known.map(({ id }) => id),
  );
  const kinds = kindWords(eye.kinds, pledgeKindSet);
  const told = new Set<string>();
  for (const r of rows) {
    const [circleName, name, trade] = [r.needed('circle', 60), r.needed('name', 60), r.needed('trade', 20)];
    const circle = circleName === null ? undefined : circles.get(circleName);
    if (circleName !== null && !circle) r.wrong('circle', 'circles.fault.circle', { value: circleName });
    const kind = r.text('pledge', 1, 40) === null ? null : r.word('pledge', kinds);
    const words = r.text('words', 1, 200) ?? '';
    const until = kind !== null && r.require('until') ? r.day('until') : null;
    const since = r.day('since') ?? eye.today;
    const before = name === null ? undefined : byName.get(name);
    if (before && circle && before.circleId !== circle.id) r.wrong('circle', 'circles.fault.elsewhere', { name });
    if (r.faulty() || !circle || name === null || trade === null) continue;
    const id = before?.id ?? v7();
    if (!before) {
      result.joining.push({ id, name, address: r.text('address', 1, 120), trade, circle });
      byName.set(name, { id, circleId: circle.id });
    }
    if (kind === null || until === null) {
      if (before) result.same += 1;
      continue;
    }
    const held = running.find((one) => one.merchantId === id && one.kind === kind && one.endedOn === null);
    if (told.has(`${id} ${kind}`) || (held && held.until === until && held.words === words)) result.same += 1;
    else if (until < (held?.since ?? since)) r.wrong('until', 'circles.fault.days');
    else if (held) result.renewed.push({ id: held.id, words, until });
    else result.pledged.push({ id: v7(), merchantId: id, kind: kind as PledgeKind, words, since, until });
    told.add(`${id} ${kind}`);
  }
  return result;
};

const carryOut = async (eye: Eye, tx: Tx, planned: Plan): Promise<void> => {
  const { viewer, now, snapshot, today } = eye;
  const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: now };
  const { joining } = planned;
  if (joining.length > 0) {
    await addOrganisations(
      tx,
      by,
      joining.map(({ id, name, address, circle }) => {
        const area = snapshot.findByPath(circle.areaPath) ?? snapshot.root;
        return { id, kind: 'enterprise', name, address, areaId: area.id, areaPath: area.path, parentId: null };
      }),
    );
    await joinCircles(
      tx,
      joining.map(({ id, trade, circle }) => ({ id, trade, circleId: circle.id, token: makeToken(), joinedOn: today })),
    );
  }
  await insertPledges(tx, planned.pledged);
  for (const { id, words, until } of planned.renewed) await renewPledge(tx, id, words, until);
  await audit(tx, { ...by, action: 'circles.imported', subject: String(joining.length), data: { added: joining.length } });
};

/** Enters the merchants and pledges of a workbook, all or nothing. @throws session.forbidden */
export const importMerchants = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<MerchantImport> => {
  if (!can(viewer, 'circles.manage')) fail('session.forbidden');
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const tell = ({ joining, pledged, renewed, same, faults, notes }: Plan, dryRun: boolean): MerchantImport => {
    const stands = dryRun || faults.length === 0;
    return {
      dryRun,
      added: stands ? joining.length : 0,
      pledged: stands ? pledged.length + renewed.length : 0,
      same,
      ...toldFindings(given.language, { faults, notes }),
    };
  };
  if (given.dryRun) return kernel.db.read(accessOf(viewer), async (tx) => tell(await plan(eye, tx, sheets), true));
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      'circles.import',
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        const planned = await plan(eye, tx, sheets);
        // faults quote the file, so they are not kept but found again
        if (planned.faults.length > 0) return { outcome: null };
        await carryOut(eye, tx, planned);
        return { outcome: tell(planned, false) };
      },
      async ({ outcome }) => outcome ?? tell(await plan(eye, tx, sheets), false),
    ),
  );
};
