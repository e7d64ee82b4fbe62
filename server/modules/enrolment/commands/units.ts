import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { changeEnrolledUnit, EnrolledUnit, endEnrolledUnit, enrolUnit as enrolling } from '#contract/enrolment/units.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { personFor } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { presentUnits } from '../queries/units.ts';
import { agreementFits, changeUnit, endUnit, findUnit, homeUnit, insertUnit, type UnitRow, type UnitTerms } from '../store/units.ts';
import { communityOf } from './begin.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Terms = Pick<Body<typeof changeEnrolledUnit>, 'contact' | 'agreementId' | 'serviceDay'>;

const answer =
  (eye: Eye) =>
  async ({ tx }: Command, id: string): Promise<EnrolledUnit> => {
    const row = (await findUnit(tx, id)) ?? fail('enrolment.unit_not_found');
    if (!mayManage(eye.viewer, row.areaPath)) fail('session.forbidden');
    return (await presentUnits(eye, tx, [row]))[0] ?? fail('enrolment.unit_not_found');
  };

/** @throws enrolment.agreement_unfit, persons.person_not_found, persons.person_phone_taken */
const termsOf = async (
  eye: Eye,
  tx: Command['tx'],
  { unitId, areaCode, contactId: before }: { unitId: string; areaCode: string; contactId: string | null },
  body: Terms,
): Promise<UnitTerms> => {
  if (body.agreementId !== null && !(await agreementFits(tx, body.agreementId, unitId, areaCode))) fail('enrolment.agreement_unfit');
  const contactId = body.contact === null ? before : await personFor(tx, eye.viewer.jurisdictionId, eye.ring, body.contact);
  return { contactId: contactId ?? fail('persons.person_not_found'), agreementId: body.agreementId, serviceDay: body.serviceDay };
};

/** A unit enrols with the community of its seat; the community enters it. @throws enrolment.unit_enrolled */
export const enrolUnit = async (context: Context, viewer: Viewer, body: Body<typeof enrolling>): Promise<EnrolledUnit> => {
  const eye = await eyeOf(context, viewer);
  const area = communityOf(eye, body.areaCode);
  if (!mayManage(viewer, area.path)) fail('session.forbidden');
  return command(
    context.kernel,
    viewer,
    'enrolment.enrol_unit',
    body,
    async ({ tx, log }) => {
      const unit = (await homeUnit(tx, body.unitId)) ?? fail('enrolment.unit_unknown');
      const terms = await termsOf(eye, tx, { unitId: unit.id, areaCode: area.code, contactId: null }, body);
      if (!(await insertUnit(tx, { id: body.id, unitId: unit.id, area, since: eye.today, ...terms }))) fail('enrolment.unit_enrolled');
      await log('enrolment.unit_enrolled', unit.name, { data: { id: body.id, area: area.code } });
      return body.id;
    },
    answer(eye),
  );
};

/** A unit that is enrolled, held, as last seen, managed by the viewer. */
const held = async (eye: Eye, tx: Command['tx'], id: string, version: number): Promise<UnitRow> => {
  const row = (await findUnit(tx, id, true)) ?? fail('enrolment.unit_not_found');
  if (!mayManage(eye.viewer, row.areaPath)) fail('session.forbidden');
  if (row.version !== version) fail('enrolment.changed', { version: row.version });
  return row.endedOn === null ? row : fail('enrolment.not_now');
};

export const changeEnrolled = async (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof changeEnrolledUnit>,
): Promise<EnrolledUnit> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `enrolment.change_unit ${id}`,
    body,
    async ({ tx, log }) => {
      const row = await held(eye, tx, id, body.version);
      await changeUnit(
        tx,
        id,
        await termsOf(eye, tx, { unitId: row.unitId, areaCode: row.areaPath.replaceAll('.', ''), contactId: row.contactId }, body),
      );
      await log('enrolment.unit_changed', row.unitName, { data: { id } });
      return id;
    },
    answer(eye),
  );
};

export const endEnrolled = async (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof endEnrolledUnit>,
): Promise<EnrolledUnit> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `enrolment.end_unit ${id}`,
    body,
    async ({ tx, log }) => {
      const row = await held(eye, tx, id, body.version);
      await endUnit(tx, id, eye.today);
      await log('enrolment.unit_left', row.unitName, { data: { id } });
      return id;
    },
    answer(eye),
  );
};
