import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Act, ActBody } from '#contract/cases/api.ts';
import { jurisdictionOf, type Tx } from '#kernel/db.ts';
import type { Cases } from './cases.ts';
import { type Note, record } from './commands/record.ts';
import { take } from './commands/take.ts';
import type { TurningPoints } from './conditions.ts';
import { lookups } from './queries/present-case.ts';
import { type CaseRecord, lockCase } from './store/cases.ts';

/** How other modules enter the life of a case, in a transaction of their own. */
export interface Doors {
  /** Writes into the log of a case; its state stays. Null as viewer: the platform. */
  record(tx: Tx, viewer: Viewer | null, caseId: string, note: Note): Promise<CaseRecord>;
  /**
   * Takes an action by the rules that hold for everybody; the caller has claimed the id of the request. Null as viewer: the platform;
   * `reporter`: who reported, whom the caller knows by something else than a session.
   */
  act(tx: Tx, viewer: Viewer | 'reporter' | null, caseId: string, act: Act): Promise<CaseRecord>;
  /** Lets an organisation see a case from now on, and says so in the log. Does nothing where it does already. */
  involve(tx: Tx, caseId: string, organisationId: string): Promise<void>;
  readonly filing: TurningPoints['filing'];
  readonly closing: TurningPoints['closing'];
  readonly dispatching: TurningPoints['dispatching'];
  readonly returning: TurningPoints['returning'];
}

/** The doors of the case loop. */
export const openDoors = (cases: () => Cases, { filing, closing, dispatching, returning }: TurningPoints): Doors => {
  const by = <V>(tx: Tx, viewer: V) => ({ jurisdictionId: jurisdictionOf(tx), viewer });
  return {
    record: (tx, viewer, caseId, note) => record(cases(), tx, by(tx, viewer), caseId, note),
    act: async (tx, viewer, caseId, act) =>
      take(cases(), tx, await lookups(cases(), jurisdictionOf(tx)), by(tx, viewer), caseId, {
        ...act,
        id: caseId,
        version: null,
      } as ActBody),
    involve: async (tx, caseId, organisationId) => {
      const file = await lockCase(tx, caseId);
      if (file?.involvedOrgs.includes(organisationId)) return;
      const organisation = (await cases().organisations.of(jurisdictionOf(tx))).get(organisationId)?.name;
      await record(cases(), tx, by(tx, null), caseId, { what: 'cases.involved', data: { organisation }, involve: [organisationId] });
    },
    filing,
    closing,
    dispatching,
    returning,
  };
};
