import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/inspections/api.ts';
import { itemOf } from '#contract/inspections/sheet.ts';
import { spotKey } from '#contract/inspections/values.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { notify } from '#kernel/notify.ts';
import { isViolation } from '#kernel/violations.ts';
import { type EstateOfDays, estatesOf } from '#modules/property/index.ts';
import { type Context, type Eye, eyeOf, inspectionCommand } from '../context.ts';
import { recordAreas, records } from '../policy.ts';
import { findingFiles, presentFinding } from '../queries/present.ts';
import { sheetAt } from '../sheet-kind.ts';
import { insertFinding, keepRound, roundLines } from '../store/findings.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Days a check may lie back when it is sent: a phone without a network keeps it as long. */
const mostBack = 7;

/** The estate on the day, where the viewer checks. @throws inspections.estate_unknown, inspections.day_wrong */
const estateOn = async (eye: Eye, estateId: string, day: string): Promise<EstateOfDays & { areaPath: string }> => {
  const { context, viewer, today } = eye;
  if (day > today || day < daysAfter(today, -mostBack)) fail('inspections.day_wrong', { most: mostBack });
  for (const area of recordAreas(viewer)) {
    const found = await estatesOf(context.property, viewer.jurisdictionId, [day, day], { area: area.replaceAll('.', '') });
    const estate = found.find(({ id }) => id === estateId);
    if (estate && records(viewer, pathOfCode(estate.areaCode))) return { ...estate, areaPath: pathOfCode(estate.areaCode) };
  }
  return fail('inspections.estate_unknown');
};

/**
 * Enters what was found. The company is told the same day; a spot somebody else has entered that day for the same item is refused, by a unique index, so that two who
 * send at once deduct once.
 */
export const recordFinding = async (context: Context, viewer: Viewer, body: Body<typeof api.recordFinding>) => {
  const eye = await eyeOf(context, viewer);
  const estate = await estateOn(eye, body.estateId, body.day);
  // by the sheet of the day on which it was seen
  const sheet = await sheetAt(context.kernel, viewer.jurisdictionId, new Date(`${body.day}T15:59:59Z`));
  const { group, item } = itemOf(sheet, body.item) ?? fail('inspections.item_unknown');
  const company = estate.company === null ? null : eye.book.get(estate.company);
  const key = spotKey(body.spot) || body.spot;
  return inspectionCommand(
    eye,
    'inspections.record',
    body,
    async ({ tx, at, actorId, log }) => {
      const photos = (await claim(tx, viewer, body.photoIds, { type: findingFiles, id: body.id }, 'photo', 9)).map(({ id }) => id);
      await keepRound(tx, { estateId: estate.id, day: body.day, companyId: company?.id ?? null, lines: [group.line] });
      try {
        await insertFinding(tx, {
          id: body.id,
          estateId: estate.id,
          estateName: estate.title,
          areaPath: estate.areaPath,
          companyId: company?.id ?? null,
          companyName: company?.name ?? null,
          day: body.day,
          line: group.line,
          item: item.key,
          text: item.text,
          points: item.points,
          waived: group.waived,
          spot: body.spot,
          spotKey: key,
          words: body.words,
          photos,
          foundBy: viewer.accountId,
          foundAt: at,
          // a company has its days from when it is told
          mendBy: daysAfter(eye.today, group.mendDays),
        });
      } catch (error) {
        if (isViolation(error, 'inspection_findings_spot')) fail('inspections.spot_taken', { spot: body.spot });
        throw error;
      }
      if (company)
        await notify(tx, viewer.jurisdictionId, [
          {
            kind: 'inspections.found',
            variant: 'new',
            to: { permission: 'inspections.answer', organisation: company.id },
            except: actorId,
            subject: body.id,
            data: { estate: estate.title, day: daysAfter(eye.today, group.mendDays) },
            cause: body.id,
            at,
          },
        ]);
      await log('inspections.recorded', estate.title, { data: { id: body.id, item: item.key, points: item.points } });
      return body.id;
    },
    presentFinding,
  );
};

/** Says that an estate was checked in some parts. Who checks the same estate that day adds to it. */
export const recordRound = async (context: Context, viewer: Viewer, body: Body<typeof api.recordRound>) => {
  const eye = await eyeOf(context, viewer);
  const estate = await estateOn(eye, body.estateId, body.day);
  const round = { estateId: estate.id, day: body.day, companyId: estate.company, lines: body.lines };
  return inspectionCommand(
    eye,
    'inspections.round',
    body,
    async ({ tx, log }) => {
      await keepRound(tx, round);
      await log('inspections.checked', estate.title, { data: { id: estate.id, day: body.day, lines: body.lines } });
      return estate.id;
    },
    async (_, tx) => ({ estateId: estate.id, day: body.day, lines: await roundLines(tx, estate.id, body.day) }),
  );
};
