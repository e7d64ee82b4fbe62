import { shanghaiDay } from '#contract/kernel/day.ts';
import type { ErrorCode } from '#contract/kernel/errors.ts';
import type { Tx } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { findVolunteer, fittingAccounts, trainingsOf } from './store/volunteers.ts';

/** What a service asks of those who volunteer in it. */
export interface Asked {
  /** Of the service: what trainings are for. */
  readonly kind: string;
  readonly on: Date;
  readonly risk: string | null;
  readonly training: boolean;
  readonly insurance: boolean;
}

/**
 * Why an account does not volunteer in a service yet; null: it may. A risk is told and accepted; training and insurance come before dangerous work (志愿服务条例 art. 16–17).
 * @param accepted the risk was told, and accepted
 */
export const unreadiness = async (tx: Tx, accountId: string, asked: Asked, accepted: boolean): Promise<ErrorCode | null> => {
  if (asked.risk !== null && !accepted) return 'volunteers.risk_not_accepted';
  if (!asked.training && !asked.insurance) return null;
  const personId = await tiedPerson(tx, accountId);
  const volunteer = personId === null ? null : await findVolunteer(tx, personId);
  if (volunteer === null || volunteer.endedOn !== null) return 'volunteers.register_first';
  const day = shanghaiDay(asked.on);
  if (asked.training) {
    const trained = (await trainingsOf(tx, [volunteer.personId])).some(
      ({ kind, on, until }) => kind === asked.kind && on <= day && (until === null || until >= day),
    );
    if (!trained) return 'volunteers.training_needed';
  }
  return asked.insurance && (volunteer.insuredUntil ?? '') < day ? 'volunteers.insurance_needed' : null;
};

/** Whom a shortage is told at most. */
const most = 200;

/** Tells volunteers who serve there and whose skills fit that a service lacks helpers; once for each service. */
export const tellNeeded = async (
  tx: Tx,
  jurisdictionId: string,
  service: {
    readonly id: string;
    readonly areaPath: string;
    readonly day: string;
    readonly missing: number;
    readonly skills: readonly string[];
    /** Accounts that take part already. */
    readonly joined: readonly string[];
  },
  at: Date,
): Promise<void> => {
  const accounts = (await fittingAccounts(tx, service.areaPath, service.skills, most)).filter((one) => !service.joined.includes(one));
  if (accounts.length === 0) return;
  const { id, day, missing } = service;
  await notify(tx, jurisdictionId, [
    { kind: 'volunteers.needed', variant: 'one', to: { accounts }, subject: id, data: { day, count: missing }, cause: `${id} needed`, at },
  ]);
};
