import type { TimeUnit } from '#contract/cases/categories.ts';
import type { Sign } from '#contract/circles/api.ts';
import { complaintType, countedMonths, leastShown } from '#contract/circles/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { lookups } from '#modules/cases/index.ts';
import { readCode } from '#modules/places/domain/index.ts';
import { type Context, type View, viewOf } from '../context.ts';
import { complaintsOf } from '../store/circles.ts';
import { findByToken, type MerchantRecord, pledgesOf } from '../store/merchants.ts';
import { modelsOf } from '../store/models.ts';
import { countedSince, presentPledge, standingModel } from './present.ts';

/** The merchant of a sign. @throws circles.sign_unknown */
export const signOf = async (context: Context, code: string): Promise<{ view: View; merchant: MerchantRecord }> => {
  const read = readCode(code);
  const jurisdiction = read && (await context.kernel.jurisdictions.byCode(read.jurisdiction));
  if (!read || !jurisdiction) return fail('circles.sign_unknown');
  const merchant = await context.kernel.db.read(systemAccess(jurisdiction.id), (tx) => findByToken(tx, read.token));
  if (!merchant) return fail('circles.sign_unknown');
  return { view: await viewOf(context, jurisdiction.id), merchant };
};

/** Offers a sign names; the others are in the mall. */
const mostOffers = 5;

/** What anybody learns of a merchant: its pledges, what it is as a model shop, and what came of complaints, never fewer than the jurisdiction shows. */
export const publicSign = async (context: Context, code: string): Promise<Sign> => {
  const { view, merchant: m } = await signOf(context, code);
  const { settings, snapshot, jurisdictionId } = view;
  const since = countedSince(view);
  const { pledges, models, counts, offers } = await context.kernel.db.read(systemAccess(jurisdictionId), async (tx) => ({
    pledges: await pledgesOf(tx, [m.id]),
    models: await modelsOf(tx, [m.id]),
    counts: await complaintsOf(tx, m.id, since),
    offers: m.leftOn === null ? await context.offers.at(tx, m.id, view.today, mostOffers) : [],
  }));
  const left = m.leftOn !== null;
  const model = left ? null : standingModel(view, models, m.id);
  const least = settingOf(leastShown, settings);
  const told = (n: number): number | null => (counts.received < least || (n > 0 && n < least) ? null : n);
  const { config } = await lookups(context.cases, jurisdictionId);
  const type = config.types.of(settingOf(complaintType, settings));
  const limits = type ? config.limits(null, type) : null;
  const said = (one: { n: number; unit: TimeUnit } | undefined): Sign['accept'] => (one ? { n: one.n, unit: one.unit } : null);
  const area = snapshot.findByPath(m.areaPath);
  return {
    name: m.name,
    circle: m.circleName,
    area: area ? snapshot.describe(area) : '',
    trade: m.trade,
    address: m.address,
    phone: m.phone,
    point: m.lon !== null && m.lat !== null ? { lon: m.lon, lat: m.lat } : null,
    left,
    pledges: left ? [] : pledges.map((p) => presentPledge(view, p)).filter(({ state }) => state === 'holds'),
    model: model && {
      level: model.level,
      since: model.givenOn,
      until: model.until,
      examinedBy: model.examinedBy,
      criteria: [...model.criteria],
      mending: model.state === 'mending',
    },
    complaints: {
      months: settingOf(countedMonths, settings),
      least,
      received: told(counts.received),
      accepted: told(counts.accepted),
      settled: told(counts.settled),
    },
    accept: said(limits?.accept),
    handle: said(limits?.handle),
    offers,
  };
};
