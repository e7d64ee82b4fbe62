import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { getPropertyComplaints, PropertyComplaints } from '#contract/property/api.ts';
import { propertyCategories } from '#contract/property/settings.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { monthsOf } from '#kernel/rollups/store.ts';
import { caseFigures } from '#modules/cases/index.ts';
import { rowsBelow } from '#modules/registers/index.ts';
import { counted } from '../domain/categories.ts';
import { type Contract, type Counted, figuresOf, firstDay, lastDay, monthAway, piecesOf, sharedAreas } from '../domain/complaints.ts';
import { complaintAreas } from '../policy.ts';
import type { Property } from '../property.ts';

export type ComplaintsAsked = z.output<NonNullable<typeof getPropertyComplaints.query>>;
/** Most complaints a thousand households first, then most complaints. */
const worst = <T extends { perThousand: number | null; complaints: number }>(rows: T[]): T[] =>
  rows.sort((a, b) => (b.perThousand ?? -1) - (a.perThousand ?? -1) || b.complaints - a.complaints);

/**
 * Complaints about property management over twelve months and the twelve before, by the companies that held the contract on each day and by
 * estate, from the counters of cases by area and day: no case is read, and nobody is named. Costs the cells of the estates' areas, 730 each.
 * @param most estates answered; the others are counted
 * @throws territory.area_not_found, session.forbidden
 */
export const complaintsOf = async (
  property: Property,
  viewer: Viewer,
  asked: ComplaintsAsked,
  most: number,
): Promise<PropertyComplaints> => {
  const { kernel, territory, organisations, cases, registers } = property;
  const { jurisdictionId } = viewer;
  const reach = complaintAreas(viewer);
  const [first] = reach;
  if (first === undefined) return fail('session.forbidden');
  const [snapshot, book, jurisdiction, config] = await Promise.all([
    territory.snapshot(jurisdictionId),
    organisations.of(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
    cases.config(jurisdictionId),
  ]);
  const area =
    (asked.area === undefined ? snapshot.findByPath(first) : snapshot.find(asked.area)) ??
    fail('territory.area_not_found', { code: asked.area ?? first });
  if (!reach.some((own) => isWithin(area.path, own))) fail('session.forbidden');
  const month = asked.month ?? monthAway(shanghaiDay(kernel.clock.now()).slice(0, 7), -1);
  const months = Array.from({ length: 12 }, (_, i) => monthAway(month, i - 11));
  const span = [firstDay(monthAway(month, -23)), lastDay(month)] as const;
  const { roots, codes } = counted(config.categories, settingOf(propertyCategories, jurisdiction?.settings ?? {}));

  const read = (code: string, phases: readonly ('valid' | 'ended')[]) =>
    rowsBelow(registers.context, jurisdictionId, code, { area: area.code, phases });
  const [estateRows, contractRows] = [await read('estates', ['valid']), await read('property_contracts', ['valid', 'ended'])];
  const estates = estateRows.flatMap(({ id, title, areaCode, values }) =>
    areaCode === null ? [] : [{ id, title, areaCode, households: Number(values['households'] ?? 0) }],
  );
  const contracts = contractRows.map(
    ({ values }): Contract => ({
      estate: String(values['estate'] ?? ''),
      company: String(values['company'] ?? ''),
      begins: String(values['begins'] ?? ''),
      ends: String(values['ends'] ?? ''),
    }),
  );
  const ofEstate = Map.groupBy(contracts, ({ estate }) => estate);
  const pieces = estates.flatMap((estate) => piecesOf(estate, ofEstate.get(estate.id) ?? [], ...span));
  const counts = await kernel.db.read(systemAccess(jurisdictionId), (tx) =>
    monthsOf(
      tx,
      caseFigures,
      'figures',
      codes.map((code) => `category.${code}`),
      pieces.map(({ estate, from, to }) => ({ scope: estate.areaCode, days: [from, to] as const })),
    ),
  );
  const all = pieces.map((piece, i): Counted => ({ ...piece, counts: counts[i] ?? new Map() }));
  const shared = sharedAreas(estates);
  const alone = all.filter(({ estate }) => !shared.has(estate.id));
  const nameOf = (id: string | null): string => (id === null ? '' : (book.get(id)?.name ?? ''));
  const byEstate = Map.groupBy(all, ({ estate }) => estate.id);
  const listed = worst(
    estates.map(({ id, title, areaCode, households }) => {
      const own = byEstate.get(id) ?? [];
      return {
        id,
        title,
        area: { code: areaCode, name: snapshot.find(areaCode)?.shortName ?? areaCode },
        households,
        company: nameOf(own.at(-1)?.company ?? null) || null,
        isShared: shared.has(id),
        ...figuresOf(own, months),
      };
    }),
  );
  return {
    area: { code: area.code, name: area.shortName },
    months,
    categories: roots.map(({ name, nameEn }) => ({ zh: name, en: nameEn })),
    total: figuresOf(alone, months),
    companies: worst(
      [...Map.groupBy(alone, ({ company }) => company)].map(([id, own]) => ({
        id,
        name: nameOf(id),
        estates: new Set(own.map(({ estate }) => estate.id)).size,
        ...figuresOf(own, months),
      })),
    ),
    estates: listed.slice(0, most),
    more: Math.max(0, listed.length - most),
  };
};
