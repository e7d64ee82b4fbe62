import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Act, ActBody } from '#contract/cases/api.ts';
import type { Lifecycle } from '#contract/cases/lifecycle.ts';
import type { Point } from '#contract/kernel/values.ts';
import { jurisdictionOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Cases } from './cases.ts';
import { type Opening, openCase } from './commands/open-case.ts';
import { type Note, record } from './commands/record.ts';
import { type Acting, take } from './commands/take.ts';
import type { TurningPoints } from './conditions.ts';
import { lookups } from './queries/present-case.ts';
import { type CaseRecord, findCase, lockCase, reportsOf } from './store/cases.ts';
import { typeOfCase } from './types.ts';

/** What a report says of who asked for what, and where. */
export interface AskedOf {
  readonly number: string;
  readonly text: string;
  readonly placeText: string | null;
  readonly point: Point | null;
  /** Null where the report is anonymous, or nobody's name is known. */
  readonly name: string | null;
  readonly phone: string | null;
}

/** How other modules enter the life of a case, in a transaction of their own. */
export interface Doors {
  /** Writes into the log of a case; its state stays. Null as viewer: the platform. */
  record(tx: Tx, viewer: Viewer | null, caseId: string, note: Note): Promise<CaseRecord>;
  /**
   * Takes an action by the rules that hold for everybody; the caller has claimed the id of the request. Null as viewer: the platform;
   * `reporter`: who reported, whom the caller knows by something else than a session; a taker: whoever takes on what the caller lists.
   */
  act(tx: Tx, viewer: Acting, caseId: string, act: Act): Promise<CaseRecord>;
  /**
   * Prepares a case before the transaction, one that begins where an organisation has it or at the desk; what it answers opens it there.
   * @throws case.type_unknown, case.text_too_short, case.text_too_long, territory.area_not_found
   */
  open(viewer: Viewer, given: Opening): Promise<(tx: Tx) => Promise<CaseRecord>>;
  /** How a case may go on, by the version of its type it lives by. */
  lifecycle(tx: Tx, file: CaseRecord): Promise<Lifecycle>;
  /** What was asked, by whom and where, as the report has it. The transaction must see the case; whoever is shown it is noted by the caller (`keepLook`). */
  asked(tx: Tx, caseId: string): Promise<AskedOf>;
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
    open: (viewer, given) => openCase(cases(), viewer, given),
    lifecycle: async (tx, file) => (await typeOfCase(cases(), tx, await cases().config(jurisdictionOf(tx)), file)).lifecycle,
    asked: async (tx, caseId) => {
      const file = (await findCase(tx, caseId)) ?? fail('case.not_found');
      const [first] = await reportsOf(tx, [caseId]);
      if (!first) return fail('case.not_found');
      const { text, placeText, lon, lat } = first;
      const told = { number: file.number, text, placeText, point: lon !== null && lat !== null ? { lon, lat } : null };
      if (first.anonymous) return { ...told, name: null, phone: null };
      if (file.reporterId === null) return { ...told, name: first.callerName, phone: first.callerPhone };
      const contact = (await cases().accounts.contacts([file.reporterId], tx)).get(file.reporterId);
      return { ...told, name: contact?.name ?? null, phone: contact?.phone ?? null };
    },
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
