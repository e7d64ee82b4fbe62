import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { type Checklist, checklistOf, generalChecklist } from '#contract/patrols/checklists.ts';
import type { Basis } from '#contract/patrols/points.ts';
import { scanMetres } from '#contract/patrols/settings.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type WorkDays, workDaysOf } from '#kernel/work-days.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Activities } from '#modules/activities/index.ts';
import type { Cases } from '#modules/cases/index.ts';
import type { Hazards } from '#modules/hazards/index.ts';
import type { OrganisationBook, Organisations } from '#modules/organisations/index.ts';
import type { PlaceRef, Places } from '#modules/places/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { checklistsIn } from './checklists.ts';
import { mayUsePatrols } from './policy.ts';
import type { PointRecord } from './store/points.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
  readonly places: Places;
  readonly cases: Cases;
  readonly activities: Pick<Activities, 'acts' | 'forgetting'>;
  readonly hazards: Hazards;
}

/** What is known of a jurisdiction before a transaction begins. */
export interface View {
  readonly context: Context;
  readonly jurisdictionId: string;
  readonly jurisdictionCode: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  /** Places that are there today, by id. */
  readonly places: ReadonlyMap<string, PlaceRef>;
  readonly checklists: readonly Checklist[];
  /** 0: those that come with the program. */
  readonly checklistVersion: number;
  readonly days: WorkDays;
  readonly now: Date;
  readonly today: string;
}
/** The same, for somebody. */
export interface Eye extends View {
  readonly viewer: Viewer;
}

export const viewOf = async (context: Context, jurisdictionId: string): Promise<View> => {
  const { kernel, territory, organisations } = context;
  const [snapshot, book, places, { checklists, version }, jurisdiction] = await Promise.all([
    territory.snapshot(jurisdictionId),
    organisations.of(jurisdictionId),
    placesById(context.places, jurisdictionId),
    checklistsIn(kernel, jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
  ]);
  const now = kernel.clock.now();
  const settings = jurisdiction?.settings ?? {};
  return {
    context,
    jurisdictionId,
    jurisdictionCode: jurisdiction?.code ?? '',
    settings,
    snapshot,
    book,
    places,
    checklists,
    checklistVersion: version,
    days: workDaysOf(settings),
    now,
    today: shanghaiDay(now),
  };
};

const known = new WeakMap<readonly PlaceRef[], ReadonlyMap<string, PlaceRef>>();
/** The places of a jurisdiction by id; made once for each list the module of places has. */
const placesById = async (places: Places, jurisdictionId: string): Promise<ReadonlyMap<string, PlaceRef>> => {
  const all = await places.of(jurisdictionId);
  const found = known.get(all) ?? new Map(all.map((one) => [one.id, one]));
  known.set(all, found);
  return found;
};

/** The eye of somebody who has to do with patrols. @throws session.forbidden */
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => {
  if (!mayUsePatrols(viewer)) fail('session.forbidden');
  return { ...(await viewOf(context, viewer.jurisdictionId)), viewer };
};

/** An area as answers name it. */
export const areaNamed = ({ snapshot }: View, code: string): { code: string; name: string } => {
  const area = snapshot.find(code);
  return { code, name: area ? snapshot.describe(area) : code };
};

/** Metres within which presence at a point is shown. */
export const metresOf = ({ settings }: View, { metres }: Pick<PointRecord, 'metres'>): number => metres ?? settingOf(scanMetres, settings);

export const basisOf = (p: PointRecord): Basis | null =>
  p.basisKind === null || p.basisUntil === null
    ? null
    : {
        kind: p.basisKind,
        text: p.basisText ?? '',
        source: p.basisSource ?? '',
        approvedBy: p.basisBy ?? '',
        until: p.basisUntil,
      };
/** Whether a point has a basis on a day, so that its code may have to be scanned. */
export const basisHolds = ({ basisUntil }: Pick<PointRecord, 'basisUntil'>, day: string): boolean =>
  basisUntil !== null && basisUntil >= day;
export const hoursOf = ({ opens, closes }: PointRecord): [string, string] | null =>
  opens !== null && closes !== null ? [opens, closes] : null;
/** What is looked at at a point. */
export const checklistFor = ({ checklists }: View, { checklist }: Pick<PointRecord, 'checklist'>): Checklist =>
  checklistOf(checklists, checklist ?? generalChecklist);
