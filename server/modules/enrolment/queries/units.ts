import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { EnrolledUnit, listEnrolledUnits } from '#contract/enrolment/units.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { maskName, maskPhone } from '#modules/persons/domain/index.ts';
import { openPhone } from '#modules/persons/index.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { countsByUnit } from '../store/enrolments.ts';
import { pageOfUnits, type UnitRow } from '../store/units.ts';
import { codesAsked } from './codes.ts';

export const presentUnits = async (eye: Eye, tx: Tx, rows: readonly UnitRow[]): Promise<EnrolledUnit[]> => {
  const members = await countsByUnit(
    tx,
    rows.map(({ unitId }) => unitId),
  );
  return rows.map((row) => {
    const phone = openPhone(eye.ring, row.contactId, row.contactPhone);
    return {
      id: row.id,
      version: row.version,
      unit: { id: row.unitId, name: row.unitName },
      community: areaOf(eye, row.areaPath),
      contact: { name: maskName(row.contactName), phone: phone && maskPhone(phone) },
      agreement:
        row.agreementId === null
          ? null
          : {
              id: row.agreementId,
              title: row.agreementTitle ?? '',
              validTo: row.agreementTo ?? '',
              kept: row.kept,
              promised: row.promised,
            },
      serviceDay: row.serviceDay,
      since: row.since,
      endedOn: row.endedOn,
      members: members.get(row.unitId) ?? 0,
      mayManage: mayManage(eye.viewer, row.areaPath),
    };
  });
};

/** @throws territory.area_not_found, session.forbidden */
export const units = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<(typeof listEnrolledUnits)['query']>>,
): Promise<z.input<typeof listEnrolledUnits.response>> => {
  const eye = await eyeOf(context, viewer);
  const codes = codesAsked(eye, q.area);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfUnits(tx, { codes, before, limit: q.limit + 1 }), q.limit, ({ id }) => [id]);
    return { items: await presentUnits(eye, tx, rows), next };
  });
};
