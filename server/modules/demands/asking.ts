import type { AskedRole } from '#contract/demands/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { By } from '#kernel/audit.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { AskedOrganisation, Context } from './context.ts';
import { monthOf } from './domain/days.ts';
import { contentsOf, type Proposed, type Refusal, refusalOf } from './domain/verdict.ts';
import { DemandRefused } from './refused.ts';
import { type DemandSettings, settingsIn } from './settings.ts';
import { countOfMonth, type DemandRow, earlierDemands, insertDemands, lockAsks } from './store/demands.ts';
import { allowancesOf, noteRefusal } from './store/month.ts';

/** Whom a demand is made of: an area, those who hold a role over it, or an organisation that stands there. */
export type Addressee =
  | { readonly areaPath: string; readonly role?: AskedRole | null; readonly subjectId?: string }
  | { readonly organisation: AskedOrganisation; readonly subjectId?: string };

/** What is asked of whom. */
export interface NewDemand extends Proposed {
  /** Made by the client, or by the module: names what is asked together. */
  readonly requestId: string;
  /** The area in whose name it is asked. */
  readonly askerPath: string;
  /** Who asks, where it is not the area itself: an organisation's name. */
  readonly askerName?: string;
  readonly addressees: readonly Addressee[];
  readonly items?: number | null;
  readonly againReason?: string | null;
  /** Type of what it is about, registered with `subjects`; each addressee names its own. */
  readonly subjectType?: string;
}

/** Demands of one jurisdiction, ready to be made inside a transaction. */
export interface Asking {
  /**
   * Makes one demand of each addressee and tells them.
   * @returns ids, in the order of the addressees
   * @throws {@link DemandRefused} where the rule or a limit forbids it: `demands.without_basis`, `.forbidden`, `.repeated`, `.limit_reached` …
   * @throws `demands.not_below`, `demands.day_passed`, `territory.area_not_found`
   */
  ask(tx: Tx, by: By, demand: NewDemand): Promise<string[]>;
  /** The same for a job: what is refused is kept for the month and left. */
  tryAsk(tx: Tx, by: By, demand: NewDemand): Promise<string[]>;
}

interface Place {
  readonly area: TerritoryArea;
  readonly role: AskedRole | null;
  readonly organisation: AskedOrganisation | null;
  readonly subjectId: string | null;
  readonly name: string;
}
const sameAddressee = (one: Place, other: { areaCode: string; role: string | null; organisationId: string | null }): boolean =>
  one.area.code === other.areaCode && one.role === other.role && (one.organisation?.id ?? null) === other.organisationId;

const placesOf = (snapshot: TerritorySnapshot, { addressees, askerPath }: NewDemand): Place[] => {
  const seen = new Set<string>();
  return addressees.flatMap((one) => {
    const organisation = 'organisation' in one ? one.organisation : null;
    const path = 'organisation' in one ? one.organisation.areaPath : one.areaPath;
    const area = snapshot.findByPath(path);
    if (!area) return fail('territory.area_not_found', { code: path.replaceAll('.', '') });
    if (organisation === null && (path === askerPath || !isWithin(path, askerPath)))
      fail('demands.not_below', { name: snapshot.describe(area) });
    const role = 'organisation' in one ? null : (one.role ?? null);
    const key = `${path}/${role}/${organisation?.id}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ area, role, organisation, subjectId: one.subjectId ?? null, name: organisation?.name ?? snapshot.describe(area) }];
  });
};

type Earlier = Awaited<ReturnType<typeof earlierDemands>>[number];
/** What an addressee was asked lately that is the same; null when nothing. */
const earlierOf = (place: Place, earlier: readonly Earlier[]): Earlier | null =>
  earlier.find((one) => sameAddressee(place, one) && one.subjectId === place.subjectId) ?? null;

/** The addressee whose month is full, as a refusal. */
const overLimit = async (
  tx: Tx,
  { limits, approver }: DemandSettings,
  month: string,
  places: readonly Place[],
  snapshot: TerritorySnapshot,
): Promise<Refusal | null> => {
  const limited = places.filter(({ organisation, area }) => organisation === null && limits[area.level] !== undefined);
  if (limited.length === 0) return null;
  const codes = [...new Set(limited.map(({ area }) => area.code))];
  const counts = await countOfMonth(tx, month, codes);
  const extra = await allowancesOf(tx, month, codes);
  for (const { area } of limited) {
    const most = (limits[area.level] as number) + (extra.get(area.code) ?? 0);
    const count = (counts.get(area.code) ?? 0) + 1;
    if (count > most) return { code: 'demands.limit_reached', data: { name: snapshot.describe(area), limit: most, approver } };
    counts.set(area.code, count);
  }
  return null;
};

/** Prepares to ask in a jurisdiction; await it before the transaction. */
export const askingIn = async ({ kernel, territory, bars }: Context, jurisdictionId: string): Promise<Asking> => {
  const snapshot = await territory.snapshot(jurisdictionId);
  const settings = await settingsIn(kernel, jurisdictionId);
  const ask: Asking['ask'] = async (tx, by, demand) => {
    for (const bar of bars) await bar(jurisdictionId, demand);
    const today = shanghaiDay(by.at);
    const month = monthOf(today);
    const asker = snapshot.findByPath(demand.askerPath) ?? fail('territory.area_not_found', { code: demand.askerPath.replaceAll('.', '') });
    if (demand.dueOn < today) fail('demands.day_passed', { day: demand.dueOn });
    const places = placesOf(snapshot, demand);
    const askerName = demand.askerName ?? snapshot.describe(asker);
    const refuse = (refusal: Refusal): never => {
      const { requestId: id, kind, askerPath } = demand;
      const areaPath = places[0]?.area.path ?? askerPath;
      throw new DemandRefused(refusal, { id, kind, askerPath, askerLevel: asker.level, askerName, areaPath, at: by.at, month });
    };
    const refusal = refusalOf(demand);
    if (refusal) refuse(refusal);
    await lockAsks(tx);
    const earlier = await earlierDemands(tx, {
      askerLevel: asker.level,
      areas: [...new Set(places.map(({ area }) => area.code))],
      kind: demand.kind,
      subjectType: demand.subjectType ?? null,
      since: daysAfter(today, -settings.repeatDays),
    });
    const repeated = demand.againReason ? undefined : places.find((place) => earlierOf(place, earlier) !== null);
    if (repeated) {
      const before = earlierOf(repeated, earlier);
      refuse({
        code: 'demands.repeated',
        data: { prohibition: 'repeat', name: repeated.name, title: before?.title, day: before?.day, days: settings.repeatDays },
      });
    }
    const full = await overLimit(tx, settings, month, places, snapshot);
    if (full) refuse(full);
    const { basis, exception } = demand;
    if (!basis) return [];
    const rows = places.map((place): DemandRow => {
      const before = earlierOf(place, earlier);
      return {
        id: idOf(by.at),
        requestId: demand.requestId,
        kind: demand.kind,
        title: demand.title,
        note: demand.note,
        items: demand.items ?? null,
        contents: contentsOf(demand),
        need: demand.need,
        askerPath: asker.path,
        askerLevel: asker.level,
        askerName,
        askedBy: by.actorId,
        areaPath: place.area.path,
        areaLevel: place.area.level,
        role: place.role,
        organisationId: place.organisation?.id ?? null,
        addresseeName: place.name,
        basisKind: basis.kind,
        basis: basis.text,
        outside: false,
        exceptionBasis: (exception?.basis ?? null) as DemandRow['exceptionBasis'],
        exceptionReason: exception?.reason ?? null,
        exceptionApprovedBy: exception?.approvedBy ?? null,
        exceptionEndsOn: exception?.endsOn ?? null,
        againOf: before?.id ?? null,
        againReason: before ? (demand.againReason ?? null) : null,
        subjectType: place.subjectId === null ? null : (demand.subjectType ?? null),
        subjectId: place.subjectId,
        askedAt: by.at,
        month,
        dueOn: demand.dueOn,
        answeredAt: null,
        answeredBy: null,
        answer: null,
        minutes: null,
        withdrawnAt: null,
        withdrawReason: null,
      };
    });
    await insertDemands(tx, rows);
    await notify(
      tx,
      jurisdictionId,
      rows.map((row) => ({
        kind: 'demands.asked',
        variant: 'asked',
        to:
          row.organisationId === null
            ? { permission: 'demands.answer' as const, around: row.areaPath }
            : { permission: 'demands.answer_for_organisation' as const, organisation: row.organisationId },
        except: by.actorId,
        subject: row.id,
        data: { asker: row.askerName, day: row.dueOn },
        cause: row.id,
        at: by.at,
      })),
    );
    return rows.map(({ id }) => id);
  };
  return {
    ask,
    tryAsk: async (tx, by, demand) => {
      try {
        return await ask(tx, by, demand);
      } catch (error) {
        if (!(error instanceof DemandRefused)) throw error;
        await noteRefusal(tx, error.row);
        return [];
      }
    },
  };
};

/**
 * Runs a command that may make demands, and keeps it in the month's figures when they are refused: the command's own transaction is rolled
 * back by then.
 */
export const notingRefusals = async <T>({ kernel }: Context, jurisdictionId: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DemandRefused) await kernel.db.write(systemAccess(jurisdictionId), (tx) => noteRefusal(tx, error.row));
    throw error;
  }
};
