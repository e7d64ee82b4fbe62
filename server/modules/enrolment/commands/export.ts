import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { lastingStates } from '#contract/enrolment/lifecycle.ts';
import type { memberSheet } from '#contract/enrolment/members.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { memberColumns, unitColumns } from '../domain/sheet.ts';
import { codesAsked } from '../queries/codes.ts';
import { presentUnits } from '../queries/units.ts';
import { type EnrolmentRow, pageOfMembers } from '../store/enrolments.ts';
import { pageOfUnits } from '../store/units.ts';

export type MemberSheetAsked = z.output<NonNullable<(typeof memberSheet)['query']>>;

/** More rows than this no office program likes; and as many are read at a time. */
const most = 50_000;
const step = 5_000;
const word = (key: string): string => wordOf('zh-CN', `enrolment.${key}`);

/** Members of an area as a workbook, by area and not by merit, without phones; the reason is on record. Without one the empty form. */
export const memberWorkbook = async (
  context: Context,
  viewer: Viewer,
  { area, reason }: MemberSheetAsked,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  if (!can(viewer, 'enrolment.manage')) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const codes = codesAsked(eye, area);
  const rows: EnrolmentRow[] = [];
  if (reason !== undefined)
    await context.kernel.db.write(accessOf(viewer), async (tx) => {
      for (let before: string | null = null; rows.length < most; ) {
        const any = { unitId: null, groupId: null, renewBefore: null, q: null };
        const some: EnrolmentRow[] = await pageOfMembers(tx, { ...any, codes, states: lastingStates, before, limit: step });
        rows.push(...some);
        before = some.at(-1)?.id ?? null;
        if (some.length < step) break;
      }
      const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
      await audit(tx, { ...by, action: 'enrolment.exported', subject: area ?? '', reason, data: { rows: rows.length } });
    });
  const columns = Object.values(memberColumns);
  const list = (kind: 'skills' | 'services', of: readonly string[]): string | null =>
    of.map((one) => wordOf('zh-CN', `enrolment-own.${kind}.${one}`)).join('、') || null;
  const sheet = {
    name: word('members'),
    head: [[...columns.map(([title]) => title), word('state'), word('since')]],
    widths: [...columns.map(([, width]) => width), 12, 14],
    rows: rows.map((r) => [
      r.name,
      null,
      r.areaPath.replaceAll('.', ''),
      r.unitName,
      list('skills', r.skills),
      list('services', r.services),
      word(`states.${r.state}`),
      r.since,
    ]),
  };
  return { name: `${sheet.name}-${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};

/** Units enrolled in an area as a workbook; contacts masked. */
export const unitWorkbook = async (
  context: Context,
  viewer: Viewer,
  area: string | undefined,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const codes = codesAsked(eye, area);
  const units = await context.kernel.db.read(accessOf(viewer), async (tx) =>
    presentUnits(eye, tx, await pageOfUnits(tx, { codes, before: null, limit: most })),
  );
  const columns = Object.values(unitColumns);
  const sheet = {
    name: word('units'),
    head: [[...columns.map(([title]) => title), ...['agreement', 'promises', 'members', 'since'].map((key) => word(`unitSheet.${key}`))]],
    widths: [...columns.map(([, width]) => width), 28, 14, 12, 14],
    rows: units.map((u) => [
      u.unit.name,
      u.community.code,
      u.contact.name,
      u.contact.phone,
      u.serviceDay,
      u.agreement?.title ?? null,
      u.agreement ? `${u.agreement.kept}/${u.agreement.promised}` : null,
      u.members,
      u.since,
    ]),
  };
  return { name: `${sheet.name}-${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
