import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { careClassSet } from '#contract/care/kinds.ts';
import type { careSheet } from '#contract/care/records.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { kindWords } from '#kernel/kinds.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { openPhone } from '#modules/persons/index.ts';
import { type Context, eyeOf } from '../context.ts';
import { careColumns, hows } from '../domain/sheet.ts';
import { careAreas, codesOf, leadsRecord } from '../policy.ts';
import { openSecret } from '../sealing.ts';
import { addLook, pageOfRecords } from '../store/records.ts';

export type CareSheetAsked = z.output<NonNullable<(typeof careSheet)['query']>>;

/** Records in one workbook at most. */
const most = 500;

/** The records a viewer leads as a workbook, each of them looked at for the reason given; without a reason the empty form. @throws session.forbidden */
export const careWorkbook = async (
  context: Context,
  viewer: Viewer,
  { reason }: CareSheetAsked,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  if (!can(viewer, 'care.keep')) fail('session.forbidden');
  const [eye, kinds] = await Promise.all([eyeOf(context, viewer), context.kernel.kinds.of(viewer.jurisdictionId)]);
  const { jurisdictionId, accountId } = viewer;
  const words: Readonly<Record<string, string>> = kindWords(kinds, careClassSet);
  const rows = await context.kernel.db.write(accessOf(viewer), async (tx) => {
    if (reason === undefined) return [];
    const asked = {
      accountId,
      codes: codesOf(careAreas(viewer)),
      classes: null,
      consentBy: null,
      seenBefore: null,
      before: null,
      limit: most,
    };
    const led = (await pageOfRecords(tx, eye.today, asked)).filter((one) => leadsRecord(viewer, one));
    for (const { id, personId } of led) await addLook(tx, { recordId: id, personId, accountId, reason, at: eye.now });
    await audit(tx, {
      jurisdictionId,
      actorId: accountId,
      action: 'care.exported',
      subject: accountId,
      reason,
      data: { rows: led.length },
      at: eye.now,
    });
    return led;
  });
  const sheet = {
    name: wordOf('zh-CN', 'care-console.title'),
    head: [Object.values(careColumns).map(([title]) => title)],
    widths: Object.values(careColumns).map(([, width]) => width),
    rows: rows.map((r) => {
      const secret = openSecret(eye.ring, r.id, r.sealed);
      return [
        r.name,
        openPhone(eye.ring, r.personId, r.phoneSealed),
        r.areaPath.replaceAll('.', ''),
        secret.address,
        secret.born,
        words[r.classes[0] ?? ''] ?? null,
        null,
        secret.purpose,
        r.consentOn,
        r.consentUntil,
        hows[r.consentHow],
        secret.witness,
        secret.guardian?.name ?? null,
        secret.guardian?.relation ?? null,
        secret.note,
      ];
    }),
  };
  return { name: `${sheet.name}-${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
