import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { AccountsImport } from '#contract/disclosures/accounts.ts';
import type { Worded } from '#contract/disclosures/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { By } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { idOf } from '#kernel/ids.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { wordOf } from '#kernel/words.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { type Context, eyeOf } from '../context.ts';
import { sides } from '../domain/accounts-sheet.ts';
import { withNamesMasked } from '../domain/masked.ts';
import { yuan } from '../domain/money.ts';
import { periodWords } from '../domain/periods.ts';
import { stateOf } from '../domain/state.ts';
import { accountsIn, correctAccounts, holdAccounts, insertAccounts, linesOf } from '../store/accounts.ts';
import { findDisclosure } from '../store/disclosures.ts';
import { type Group, planAccounts, readAccounts, type Stated } from './accounts-plan.ts';
import { amend, putUp } from './put-up.ts';

const say = (key: string, data: Record<string, unknown> = {}): string => wordOf('zh-CN', `disclosures.accounts.${key}`, data);

/** What is published of accounts: every line, the sums, and what is carried over. */
const bodyOf = ({ opening, closing, income, spending, lines, names }: Omit<Stated, 'first'>, reason: string | null) => {
  const masked = (text: string): string => withNamesMasked(text, names, maskName);
  const remarks = lines.some(({ note }) => note !== null);
  const row = (side: string, item: string, fen: number, note: string | null): Worded[] => [
    side,
    masked(item),
    yuan(fen),
    ...(remarks ? [masked(note ?? '')] : []),
  ];
  const of = (side: 'income' | 'spending', sum: number): Worded[][] => [
    ...lines.filter((line) => line.side === side).map(({ item, amount, note }) => row(sides[side], item, amount, note)),
    row(sides[side], say('sum'), sum, null),
  ];
  return {
    paragraphs: [
      say('line', { opening: yuan(opening), income: yuan(income), spending: yuan(spending), closing: yuan(closing) }),
      ...(reason === null ? [] : [say('corrected', { reason })]),
    ],
    table: {
      // where nothing is remarked on, no column stands empty
      head: ['side', 'item', 'amount', ...(remarks ? ['note'] : [])].map((key) => say(key)),
      rows: [
        row(sides.opening, '', opening, null),
        ...of('income', income),
        ...of('spending', spending),
        row(sides.closing, '', closing, null),
      ],
    },
  };
};

/** Publishes accounts that add up, or their correction. */
export const publishAccounts = async (tx: Tx, by: By, one: Omit<Stated, 'first'>): Promise<void> => {
  const today = shanghaiDay(by.at);
  const { area, period, opening, closing, income, spending, lines, before, reason } = one;
  const sums = { opening, closing, income, spending, lines };
  const title = say('title', { area: area.name, period: periodWords(period.name) });
  const given = { subject: null, areaId: area.id, kind: 'accounts' as const, objections: true };
  if (before === null) {
    const disclosureId = await putUp(tx, by, { ...given, title, body: bodyOf(one, null) });
    await insertAccounts(tx, {
      id: idOf(by.at),
      areaPath: area.path,
      period: period.name,
      fromOn: period.from,
      untilOn: period.until,
      version: 1,
      disclosureId,
      publishedOn: today,
      ...sums,
    });
    return;
  }
  const up = await findDisclosure(tx, before.disclosureId);
  const state = up && stateOf(up, today);
  let { disclosureId } = before;
  if (state === 'open' || state === 'planned') await amend(tx, by, disclosureId, { body: bodyOf(one, null), reason: reason ?? '' });
  // what is no longer up is put up again, so that whoever read the old figures can read the right ones
  else disclosureId = await putUp(tx, by, { ...given, title: say('again', { title }), body: bodyOf(one, reason) });
  await correctAccounts(tx, { id: before.id, version: before.version + 1, disclosureId, ...sums });
};

const planned = async (tx: Tx, groups: readonly Group[]) => {
  const codes = [...new Set(groups.map(({ area }) => area.code))];
  // an area’s code begins those of the areas below it, whose accounts are their own
  const standing = (await accountsIn(tx, codes, '1900-01-01')).filter(({ areaCode }) => codes.includes(areaCode));
  const lines = await linesOf(
    tx,
    standing.map(({ id }) => id),
  );
  return planAccounts(groups, standing, lines);
};

/** Publishes the accounts of a workbook, all of them or none. @throws session.forbidden */
export const importAccounts = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<AccountsImport> => {
  if (!can(viewer, 'disclosures.publish')) fail('session.forbidden');
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const plan = async (tx: Tx, hold: boolean) => {
    // faults gather in what was read, so it is read anew each time
    const read = readAccounts(eye, sheets);
    if (hold) await holdAccounts(tx, [...new Set(read.groups.map(({ area }) => area.code))]);
    return { ...read, ...(await planned(tx, read.groups)) };
  };
  type Plan = Awaited<ReturnType<typeof plan>>;
  const tell = ({ stated, same, faults, notes }: Plan, dryRun: boolean): AccountsImport => {
    const stands = dryRun || faults.length === 0;
    return {
      dryRun,
      published: stands ? stated.filter(({ before }) => before === null).length : 0,
      amended: stands ? stated.filter(({ before }) => before !== null).length : 0,
      same,
      ...toldFindings(given.language, { faults, notes }),
    };
  };
  if (given.dryRun) return kernel.db.read(accessOf(viewer), async (tx) => tell(await plan(tx, false), true));
  const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      'disclosures.import_accounts',
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        const made = await plan(tx, true);
        // faults quote the file, so they are not kept but found again
        if (made.faults.length > 0) return { outcome: null };
        for (const one of made.stated) await publishAccounts(tx, by, one);
        return { outcome: tell(made, false) };
      },
      async ({ outcome }) => outcome ?? tell(await plan(tx, false), false),
    ),
  );
};
