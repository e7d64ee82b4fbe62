import type { Viewer } from '#contract/accounts/viewer.ts';
import type { FieldAct, RecordedAct } from '#contract/activities/act.ts';
import type { Doubt } from '#contract/activities/act-values.ts';
import { clockMinutes } from '#contract/activities/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { linesOf, type Territory } from '#modules/territory/index.ts';
import { timeOfAct } from './domain/act.ts';
import { type ActSum, actsOfAccount, actsOfArea, insertAct } from './store/acts.ts';

/** An act as it arrived: when it took place, and whether its clock is doubted. */
export interface TakenAct {
  readonly act: FieldAct;
  readonly receivedAt: Date;
  /** By the clock of the platform. */
  readonly actedAt: Date;
  readonly doubts: readonly Doubt[];
}

/** Acts of one kind, as the module they belong to describes them when it opens. */
export interface ActKind {
  /** `<module>.<act>`, stored for good. */
  readonly what: string;
  /** Key of what such an act is called, with the namespace: words that the phone has. */
  readonly words: string;
  /** Address of the phone where one is seen, by what it is about; null: nowhere. */
  readonly page: (subjectId: string) => string | null;
}

/** Takes out of a module's rows who acted before a moment, from as many as said at most. @returns how many there were */
export type Forget = (tx: Tx, before: Date, most: number) => Promise<number>;

/** What a module keeps of an act of its own. */
export interface KeptAct {
  /** Of the act: the id its client made. */
  readonly id: string;
  readonly what: string;
  readonly subjectId: string;
  readonly planId: string | null;
  readonly area: { readonly id: string; readonly code: string };
  readonly taken: TakenAct;
  /** Codes of the lines of work it serves: recorded once, counted for each. */
  readonly lines: readonly string[];
  readonly minutes: number | null;
  /** What it was, in words that name no person. */
  readonly summary: string | null;
  /** Doubts of place, window or code; that about the clock is there already. */
  readonly doubts: readonly Doubt[];
}

/** The one record of work done on the spot. Nobody lists or counts it by account but for the account itself. */
export interface Acts {
  kind(kind: ActKind): void;
  /** When an act took place; asked before the transaction begins. */
  take(viewer: Viewer, act: FieldAct): Promise<TakenAct>;
  /** Keeps an act of the viewer, in the transaction of the change it belongs to and after `once`. Gives all its doubts. */
  keep(tx: Tx, viewer: Viewer, kept: KeptAct): Promise<{ actedAt: Date; doubts: Doubt[] }>;
  /** What is recorded about an account between two moments, newest first: for the page that shows it to whoever has that account, and to nobody else. */
  ofAccount(
    viewer: Viewer,
    page: { readonly from: Date; readonly until: Date; readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<{ items: RecordedAct[]; next: string | null }>;
  /** What was done in an area and below between two moments: how often and how many minutes, by kind of act and line of work. */
  ofArea(tx: Tx, areaCode: string, from: Date, until: Date): Promise<ActSum[]>;
}

/** Opens the record of acts. */
export const createActs = (kernel: Kernel, territory: Territory): Acts => {
  const kinds = new Map<string, ActKind>();
  return {
    kind: (kind) => {
      if (kinds.has(kind.what)) throw new Error(`acts of kind ${kind.what} are described twice`);
      kinds.set(kind.what, kind);
    },
    take: async ({ jurisdictionId }, act) => {
      const { settings = {} } = (await kernel.jurisdictions.byId(jurisdictionId)) ?? {};
      const receivedAt = kernel.clock.now();
      return { act, receivedAt, ...timeOfAct(act, receivedAt, settingOf(clockMinutes, settings)) };
    },
    keep: async (tx, { accountId }, { area, taken, doubts, ...kept }) => {
      if (!kinds.has(kept.what)) throw new Error(`nobody describes acts of kind ${kept.what}`);
      const { act, receivedAt, actedAt } = taken;
      const all = [...taken.doubts, ...doubts];
      await insertAct(tx, {
        ...kept,
        accountId,
        areaId: area.id,
        areaCode: area.code,
        actedAt,
        deviceAt: new Date(act.at),
        receivedAt,
        lon: act.point?.lon ?? null,
        lat: act.point?.lat ?? null,
        accuracy: act.point?.accuracy ?? null,
        doubts: all,
      });
      return { actedAt, doubts: all };
    },
    ofAccount: async (viewer, { from, until, cursor, limit }) => {
      const [at, id] = readCursor<[string, string]>(cursor, ['moment?', 'uuid']) ?? [];
      const before = at !== undefined && id !== undefined ? { at: new Date(at), id } : null;
      const snapshot = await territory.snapshot(viewer.jurisdictionId);
      const [rows, lines] = await kernel.db.read(
        accessOf(viewer),
        async (tx) => [await actsOfAccount(tx, viewer.accountId, { from, until, before, limit: limit + 1 }), await linesOf(tx)] as const,
      );
      const page = cutPage(rows, limit, (row) => [row.actedAt.toISOString(), row.id]);
      const names = new Map(lines.map(({ code, name }) => [code, name.zh]));
      return {
        next: page.next,
        items: page.rows.map(({ areaId, subjectId, planId: _, lon, lat, accuracy, ...row }) => {
          const kind = kinds.get(row.what);
          const area = snapshot.find(areaId);
          return {
            ...row,
            words: kind?.words ?? row.what,
            page: kind?.page(subjectId) ?? null,
            area: area ? snapshot.describe(area) : '',
            lines: row.lines.map((code) => names.get(code) ?? code),
            actedAt: row.actedAt.toISOString(),
            deviceAt: row.deviceAt.toISOString(),
            receivedAt: row.receivedAt.toISOString(),
            point: lon === null || lat === null || accuracy === null ? null : { lon, lat, accuracy },
            doubts: [...row.doubts],
          };
        }),
      };
    },
    ofArea: actsOfArea,
  };
};
