import { renewMonths } from '#contract/enrolment/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { monthsAfter } from '#kernel/calendar.ts';
import type { Command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import { areaOf, type Eye } from '../context.ts';
import { changeState, currentOf, type EnrolmentRow, findEnrolment, insertEnrolments } from '../store/enrolments.ts';
import { homeUnit } from '../store/units.ts';
import { announce, tellWaiting } from '../tell.ts';

export type Unit = { readonly unitId: string } | { readonly name: string } | null;

/** A home unit as it is stored. @throws enrolment.unit_unknown */
export const unitOf = async (tx: Command['tx'], unit: Unit): Promise<{ unitId: string | null; unitName: string | null }> => {
  if (unit === null) return { unitId: null, unitName: null };
  if ('name' in unit) return { unitId: null, unitName: unit.name };
  return { unitId: ((await homeUnit(tx, unit.unitId)) ?? fail('enrolment.unit_unknown')).id, unitName: null };
};

/** A community by the code of its area. @throws territory.area_not_found, enrolment.no_community */
export const communityOf = ({ snapshot }: Pick<Eye, 'snapshot'>, code: string): TerritoryArea => {
  const area = snapshot.find(code) ?? fail('territory.area_not_found', { code });
  return area.level === 'community' && area.current ? area : fail('enrolment.no_community');
};

export interface Beginning {
  readonly id: string;
  readonly personId: string;
  readonly area: TerritoryArea;
  readonly unit: Unit;
  readonly skills: readonly string[];
  readonly services: readonly string[];
  readonly confirmed: boolean;
  readonly move: boolean;
  /** Whether the answer may say where somebody is enrolled: to the person alone. */
  readonly toOwn: boolean;
}

/**
 * Begins an enrolment; where the person is enrolled elsewhere and moves, that one ends by the same act.
 * @throws enrolment.enrolled_here, enrolment.enrolled_elsewhere, enrolment.unit_unknown
 */
export const begin = async (eye: Eye, { tx, at, log }: Command, b: Beginning): Promise<string> => {
  const { today } = eye;
  const standing = await currentOf(tx, b.personId, true);
  if (standing?.areaPath === b.area.path) fail('enrolment.enrolled_here');
  if (standing && !b.move) refuseElsewhere(eye, standing, b.toOwn);
  if (standing) {
    await changeState(tx, standing.id, {
      state: 'ended',
      awayUntil: null,
      excusedUntil: null,
      renewBy: null,
      endedOn: today,
      why: null,
      confirmed: null,
    });
    if (standing.state !== 'asked') await announce(tx, 'ended', standing);
  }
  const unit = await unitOf(tx, b.unit);
  const months = settingOf(renewMonths, eye.settings);
  const made = await insertEnrolments(tx, [
    {
      id: b.id,
      personId: b.personId,
      area: b.area,
      ...unit,
      skills: b.skills,
      services: b.services,
      state: b.confirmed ? 'confirmed' : 'asked',
      since: today,
      renewBy: b.confirmed && months > 0 ? monthsAfter(today, months) : null,
      confirmedBy: b.confirmed ? eye.viewer.accountId : null,
      cameFrom: standing?.id ?? null,
      at,
    },
  ]);
  // somebody else was quicker: whoever enrols twice at once is enrolled once
  if (made.length === 0) refuseElsewhere(eye, await currentOf(tx, b.personId), b.toOwn);
  const row = (await findEnrolment(tx, b.id)) ?? fail('enrolment.not_found');
  await log(standing ? 'enrolment.moved' : 'enrolment.begun', b.id, { data: { area: b.area.code } });
  await (b.confirmed ? announce(tx, 'confirmed', row) : tellWaiting(eye, tx, row));
  return b.id;
};

const refuseElsewhere = (eye: Eye, standing: EnrolmentRow | null, toOwn: boolean): never =>
  fail('enrolment.enrolled_elsewhere', { community: toOwn && standing ? areaOf(eye, standing.areaPath).name : '' });
