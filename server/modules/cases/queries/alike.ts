import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { AlikeCase, findAlike } from '#contract/cases/alike.ts';
import { alikeCategoryWeight, alikeDays, alikeRadius, alikeRadiusStaff } from '#contract/cases/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { filesOf } from '#kernel/files/store.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Cases } from '../cases.ts';
import { askedFrom, type Compared, type LikenessRule, likenessOf } from '../domain/likeness.ts';
import { maskNumbers } from '../domain/numbers-in-text.ts';
import { mayUseDesk } from '../policy.ts';
import { followedAmong, openAround } from '../store/alike.ts';
import { type CaseRecord, findCase, reportsOf } from '../store/cases.ts';
import { type Lookups, lookups } from './present-case.ts';

const day = 86_400_000;
/** Cases that are compared, and those that are shown. */
const comparedMost = 300;
const shownMost = { resident: 3, staff: 8 } as const;
/** Metres between the points of ground that are looked up around a place. */
const step = 100;
/** Kinds that strangers are told nothing of. */
const hidden: readonly string[] = ['wrongdoing', 'dispute'];

/** Codes of the areas that cases within a radius of a point lie in, and of those around these, for what could only be placed there. */
const areasAround = (territory: TerritorySnapshot, point: { lon: number; lat: number }, radius: number): string[] => {
  const codes = new Set<string>();
  const degrees = 1 / 111_320;
  const across = degrees / Math.cos((point.lat * Math.PI) / 180);
  const steps = Math.ceil(radius / step);
  for (let x = -steps; x <= steps; x++)
    for (let y = -steps; y <= steps; y++) {
      const found = territory.locate({ lon: point.lon + x * step * across, lat: point.lat + y * step * degrees });
      if (!found) continue;
      codes.add(found.area.code);
      for (const area of territory.ancestors(found.area)) if (area.level === 'community' || area.level === 'grid') codes.add(area.code);
    }
  return [...codes];
};

const ruleOf = async (cases: Cases, jurisdictionId: string, staff: boolean): Promise<LikenessRule> => {
  const stored = (await cases.kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {};
  return {
    radius: settingOf(staff ? alikeRadiusStaff : alikeRadius, stored),
    days: settingOf(alikeDays, stored),
    categoryWeight: settingOf(alikeCategoryWeight, stored),
  };
};

const pointOf = ({ lon, lat }: { lon: number | null; lat: number | null }): Compared['point'] =>
  lon === null || lat === null ? null : { lon, lat };

interface Looked {
  readonly file: CaseRecord;
  readonly likeness: NonNullable<ReturnType<typeof likenessOf>>;
}
/** The open cases in some areas that are alike enough to ask, most alike first. */
const compare = async (
  tx: Tx,
  one: Compared,
  areas: readonly string[],
  rule: LikenessRule,
  most: number,
  fits: (file: CaseRecord) => boolean,
): Promise<Looked[]> => {
  if (areas.length === 0) return [];
  const files = (await openAround(tx, areas, new Date(one.at.getTime() - rule.days * day), comparedMost)).filter(fits);
  const texts = new Map(
    (
      await reportsOf(
        tx,
        files.map(({ id }) => id),
      )
    ).map((r) => [r.caseId, r.text]),
  );
  return files
    .flatMap((file): Looked[] => {
      const other = { text: texts.get(file.id) ?? file.title, point: pointOf(file), categoryCode: file.categoryCode, at: file.createdAt };
      const likeness = likenessOf(one, other, rule);
      return likeness && likeness.score >= askedFrom ? [{ file, likeness }] : [];
    })
    .sort((a, b) => b.likeness.score - a.likeness.score)
    .slice(0, most);
};

const present = async (tx: Tx, l: Lookups, viewer: Viewer, found: readonly Looked[], staff: boolean): Promise<AlikeCase[]> => {
  const ids = found.map(({ file }) => file.id);
  const [photos, followed] = [await filesOf(tx, 'case', ids), await followedAmong(tx, viewer.accountId, ids)];
  return found.map(({ file, likeness }) => {
    const mine = file.reporterId === viewer.accountId;
    const known = staff || mine;
    const photo = known ? photos.find(({ subjectId }) => subjectId === file.id) : undefined;
    const category = file.categoryCode === null ? null : l.config.category(file.categoryCode);
    const area = l.territory.find(file.areaId);
    const shown = area && !known ? [...l.territory.ancestors(area), area].find(({ level }) => level === 'community') : area;
    return {
      id: file.id,
      number: known ? file.number : null,
      title: known ? (mine ? file.title : maskNumbers(file.title)) : null,
      thumbnailUrl: photo ? `/api/files/${photo.id}/thumbnail` : null,
      category: category && { name: category.name, nameEn: category.nameEn },
      area: shown ? l.territory.describe(shown) : file.areaCode,
      state: file.state,
      reportedAt: file.createdAt.toISOString(),
      ...likeness,
      mine,
      followed: followed.has(file.id),
    };
  });
};

/** What may already have been reported of what somebody is about to report. Whoever asks sees no stranger's words, photo or number. */
export const alikeToReport = async (
  cases: Cases,
  viewer: Viewer,
  { text, point, areaCode, categoryCode }: z.output<NonNullable<(typeof findAlike)['body']>>,
): Promise<z.input<typeof findAlike.response>> => {
  const l = await lookups(cases, viewer.jurisdictionId);
  const rule = await ruleOf(cases, viewer.jurisdictionId, false);
  const chosen = areaCode === null ? null : l.territory.find(areaCode);
  const areas = point ? areasAround(l.territory, point, rule.radius) : chosen ? [chosen.code] : [];
  const suggested = categoryCode ?? l.config.suggest(text)?.code ?? null;
  const one = { text, point, categoryCode: suggested, at: l.now };
  return cases.kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
    const fits = (file: CaseRecord): boolean => file.reporterId === viewer.accountId || !hidden.includes(file.kind);
    return { items: await present(tx, l, viewer, await compare(tx, one, areas, rule, shownMost.resident, fits), false) };
  });
};

/** Open cases around one that may be about the same matter, among those the viewer sees. @throws case.not_found */
export const alikeToCase = async (cases: Cases, viewer: Viewer, caseId: string): Promise<{ items: AlikeCase[] }> => {
  if (!mayUseDesk(viewer)) fail('case.not_found');
  const l = await lookups(cases, viewer.jurisdictionId);
  const rule = await ruleOf(cases, viewer.jurisdictionId, true);
  return cases.kernel.db.read(accessOf(viewer), async (tx) => {
    const file = (await findCase(tx, caseId)) ?? fail('case.not_found');
    const point = pointOf(file);
    const areas = point ? areasAround(l.territory, point, rule.radius) : [file.areaCode];
    const text = (await reportsOf(tx, [caseId]))[0]?.text ?? file.title;
    const one = { text, point, categoryCode: file.categoryCode, at: file.createdAt };
    const found = await compare(tx, one, areas, rule, shownMost.staff, ({ id }) => id !== caseId);
    return { items: await present(tx, l, viewer, found, true) };
  });
};
