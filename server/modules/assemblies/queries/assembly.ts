import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  AssemblyDetail,
  AssemblyEntry,
  AssemblyItem,
  AssemblyRow,
  listAssemblies,
  listAssemblyEntries,
} from '#contract/assemblies/assemblies.ts';
import { matterOf, quorum } from '#contract/assemblies/matters.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { type Context, type Eye, eyeOf, subjectType, type View } from '../context.ts';
import { actsNow, type ItemRecord, noticeRule, optionId, ruleOf, stateAt, type Where, whereOf } from '../domain/standing.ts';
import { mayKeep, mayRead, mayReview, mayRun, mayUse, readableAreas } from '../policy.ts';
import { resultsOf } from '../sentences.ts';
import { type AssemblyRecord, findAssembly, itemsOf, pageOfAssemblies } from '../store/assemblies.ts';
import { pageOfEntries, serviceSums, servicesOf } from '../store/entries.ts';
import { holdersById } from '../store/holders.ts';
import { objectionsOf } from '../store/objections.ts';

/** What every list says of an assembly. */
export const headOf = ({ snapshot, now }: View, a: AssemblyRecord) => {
  const area = snapshot.findByPath(a.areaPath);
  return {
    id: a.id,
    title: a.title,
    estate: { id: a.estateId, name: a.estate },
    area: { code: a.areaPath.replaceAll('.', ''), name: area ? snapshot.describe(area) : a.areaPath },
    scope: a.scope,
    where: whereOf(a),
    state: stateAt(a, now),
    opensAt: a.opensAt.toISOString(),
    closesAt: a.closesAt.toISOString(),
  };
};
export const presentItems = (items: readonly ItemRecord[], rules: AssemblyRecord['rules'], where: Where): AssemblyItem[] =>
  items.map(({ id, matter: code, title, text, options, most }) => {
    const matter = matterOf(code);
    return {
      id,
      matter: code,
      title,
      text,
      takes: matter.takes,
      quorum,
      ...ruleOf(matter, rules, where),
      options: options.map((label, i) => ({ id: optionId(i), label })),
      most,
    };
  });
/** Pages on which something about an assembly was put up. */
export const noticesOf = async ({ context }: View, tx: Tx, id: string) =>
  (await context.disclosures.of(tx, { type: subjectType, id })).map(({ code, title, from, until }) => ({ code, title, from, until }));

/** An assembly as the viewer may see it. @throws assemblies.assembly_not_found */
export const seenAssembly = async ({ viewer }: Eye, tx: Tx, id: string): Promise<AssemblyRecord> => {
  const found = await findAssembly(tx, id);
  return found && mayRead(viewer, found.areaPath) ? found : fail('assemblies.assembly_not_found');
};

/** The whole assembly for one viewer. @throws assemblies.assembly_not_found */
export const assemblyShown = async (eye: Eye, tx: Tx, id: string): Promise<AssemblyDetail> => {
  const a = await seenAssembly(eye, tx, id);
  const { viewer, context, rules, today } = eye;
  const items = await itemsOf(tx, [id]);
  const sums = await serviceSums(tx, id);
  const objections = await objectionsOf(tx, id);
  const turnout = a.voteId === null ? null : await context.votes.turnout(tx, a.voteId);
  const held = a.state === 'preparing' ? rules : a.rules;
  const runs = mayRun(viewer, a.areaPath);
  const mayAnnounce = a.objectionsUntil !== null && today > a.objectionsUntil && objections.every(({ verdict }) => verdict !== null);
  return {
    ...headOf(eye, a),
    form: a.form,
    calling: a.calling,
    organiser: a.organiser,
    building: a.building,
    unit: a.unit,
    version: a.version,
    round: a.round,
    items: presentItems(items, held, a),
    rules: held,
    rulesVersion: a.state === 'preparing' ? eye.rulesVersion : a.rulesVersion,
    earliest: daysAfter(today, noticeRule(rules, a.calling).days),
    noticedOn: a.noticedOn,
    voteId: a.voteId,
    due: { heads: sums.heads, area: sums.area },
    service: { entries: sums.entries, served: sums.served, failedOnce: sums.failedOnce, failedTwice: sums.failedTwice },
    turnout: turnout && { cast: turnout.cast, served: turnout.served },
    outcome: a.outcome as AssemblyDetail['outcome'],
    results: resultsOf(items, a.outcome, a.rules, a),
    voteSha256: a.voteSha256,
    resultOn: a.resultOn,
    resultBy: a.closedAt === null ? null : daysAfter(shanghaiDay(a.closedAt), a.rules.resultWithin.days),
    objectionsUntil: a.objectionsUntil,
    objections: objections.map((one) => ({
      id: one.id,
      label: one.label,
      words: one.words,
      at: one.objectedAt.toISOString(),
      review:
        one.verdict === null
          ? null
          : {
              counters: one.counters ?? [],
              outsider: one.outsider ?? '',
              agrees: one.agrees === true,
              verdict: one.verdict,
              answer: one.answer ?? '',
              at: (one.decidedAt ?? one.objectedAt).toISOString(),
            },
    })),
    announcedOn: a.announcedOn,
    archivedOn: a.archivedOn,
    keepUntil: a.keepUntil,
    archiveSha256: a.archiveSha256,
    endReason: a.endReason,
    notices: await noticesOf(eye, tx, id),
    actions: actsNow(eye, a).filter((act) =>
      act === 'review'
        ? mayReview(viewer, a.areaPath) && objections.some(({ verdict }) => verdict === null)
        : runs && (act !== 'announce' || mayAnnounce) && (act !== 'object' || today <= (a.objectionsUntil ?? '')),
    ),
  };
};
export const oneAssembly = async (context: Context, viewer: Viewer, id: string): Promise<AssemblyDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => assemblyShown(eye, tx, id));
};

export const assembliesPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listAssemblies.query>>,
): Promise<z.input<typeof listAssemblies.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfAssemblies(tx, { areas: readableAreas(viewer), estateId: q.estate ?? null, before, limit: q.limit + 1 });
    const { rows, next } = cutPage(found, q.limit, ({ id }) => [id]);
    const items = await itemsOf(
      tx,
      rows.map(({ id }) => id),
    );
    const shown: AssemblyRow[] = [];
    for (const a of rows) {
      const sums = await serviceSums(tx, a.id);
      const turnout = a.voteId === null ? null : await context.votes.turnout(tx, a.voteId);
      shown.push({
        ...headOf(eye, a),
        items: items.filter(({ assemblyId }) => assemblyId === a.id).length,
        due: sums.heads,
        served: sums.served,
        cast: turnout?.cast.heads ?? 0,
      });
    }
    return { items: shown, next };
  });
};

/** The roll with the service on each owner. */
export const entriesPage = async (
  context: Context,
  viewer: Viewer,
  id: string,
  query: z.output<NonNullable<typeof listAssemblyEntries.query>>,
): Promise<z.input<typeof listAssemblyEntries.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[number, string]>(query.cursor, ['number', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const a = await seenAssembly(eye, tx, id);
    const found = await pageOfEntries(tx, id, { q: query.q || null, state: query.state ?? null, after, limit: query.limit + 1 });
    const { rows, next } = cutPage(found, query.limit, ({ place, key }) => [place, key]);
    const keys = rows.map(({ key }) => key);
    const services = Map.groupBy(await servicesOf(tx, id, keys), ({ key }) => key);
    const holders = new Map((await holdersById(tx, [...new Set(rows.flatMap((one) => one.holders))])).map((one) => [one.id, one]));
    const whole = mayKeep(viewer, a.areaPath);
    const items = rows.map(
      (one): AssemblyEntry => ({
        key: one.key,
        label: one.label,
        owners: one.holders.flatMap((holder) => {
          const found = holders.get(holder);
          return found ? [found.kind !== 'person' || whole ? found.name : maskName(found.name)] : [];
        }),
        heads: one.heads,
        area: one.area,
        attempts: one.attempts,
        servedAt: one.servedAt?.toISOString() ?? null,
        servedWay: one.servedWay,
        services: (services.get(one.key) ?? []).map(({ attempt, way, result, at, receipt, collector, files }) => ({
          attempt,
          way,
          result,
          at: at.toISOString(),
          receipt,
          collector,
          photoIds: files,
        })),
      }),
    );
    return { items, next };
  });
};
