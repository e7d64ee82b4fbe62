import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { CaseDetail, CaseEvent, CaseRow, Photo, Rating } from '#contract/cases/api.ts';
import { stepOf } from '#contract/cases/lifecycle.ts';
import type { Placing } from '#contract/cases/placing.ts';
import { shelvedDays, waitingDays } from '#contract/cases/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { seeAll, type Tx } from '#kernel/db.ts';
import { type FileRow, filesOf } from '#kernel/files/store.ts';
import { wordOf } from '#kernel/words.ts';
import type { OrganisationBook } from '#modules/organisations/index.ts';
import { maskName, maskPhone } from '#modules/persons/domain/index.ts';
import type { AskDuty } from '#modules/rosters/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Cases } from '../cases.ts';
import { answerBy } from '../domain/answer-by.ts';
import { toldIn } from '../domain/answers.ts';
import { isProvisional, lightOfCase } from '../domain/case-light.ts';
import { reopenUntil } from '../domain/effects/reopen.ts';
import { handlerLevel } from '../domain/handler-level.ts';
import { maskNumbers, maskNumbersDeep } from '../domain/numbers-in-text.ts';
import { placeInWords } from '../place-of-report.ts';
import { actsAhead, allowedActions, mayUseDesk, revealStanding, sightPost } from '../policy.ts';
import type { CaseConfig } from '../snapshot.ts';
import { callerOf } from '../store/callers.ts';
import {
  type CaseRecord,
  type EventRow,
  eventsOf,
  findCase,
  goingOnFor,
  joinedTo,
  partsOf,
  type ReportRow,
  reportsOf,
} from '../store/cases.ts';
import { typeOfCase } from '../types.ts';
import { ruleInWords } from './rule-words.ts';
import { toldCase } from './told-case.ts';

/** What turns ids into words for one jurisdiction. */
export interface Lookups {
  readonly config: CaseConfig;
  readonly territory: TerritorySnapshot;
  readonly organisations: OrganisationBook;
  readonly shelvedDaysMost: number;
  readonly waitingDaysMost: number;
  /** Asks who is on duty. */
  readonly duty: AskDuty;
  readonly now: Date;
}
export const lookups = async (cases: Cases, jurisdictionId: string): Promise<Lookups> => {
  const [config, territory, organisations, duty, jurisdiction] = await Promise.all([
    cases.config(jurisdictionId),
    cases.territory.snapshot(jurisdictionId),
    cases.organisations.of(jurisdictionId),
    cases.rosters.duty(jurisdictionId),
    cases.kernel.jurisdictions.byId(jurisdictionId),
  ]);
  const settings = jurisdiction?.settings ?? {};
  const [shelvedDaysMost, waitingDaysMost] = [settingOf(shelvedDays, settings), settingOf(waitingDays, settings)];
  return { config, territory, organisations, shelvedDaysMost, waitingDaysMost, duty, now: cases.kernel.clock.now() };
};

const named = (o: OrganisationBook, id: string | null) => {
  const found = id === null ? null : o.get(id);
  return found ? { id: found.id, name: found.name } : null;
};
const iso = (d: Date | null): string | null => d?.toISOString() ?? null;
/** A photo as screens show it. */
export const photoOf = (f: FileRow): Photo => ({
  id: f.id,
  url: `/api/files/${f.id}`,
  thumbnailUrl: `/api/files/${f.id}/thumbnail`,
  width: f.width ?? 0,
  height: f.height ?? 0,
  ...(f.redacts !== null && { covered: true }),
});

export const presentRow = (l: Lookups, viewer: Viewer, c: CaseRecord, thumbnail: FileRow | undefined): CaseRow => {
  const area = l.territory.find(c.areaId);
  const category = c.categoryCode === null ? null : l.config.category(c.categoryCode);
  const level = handlerLevel(c.handlerOrgId === null ? undefined : l.organisations.get(c.handlerOrgId)?.areaPath);
  const limits = l.config.limits(c.categoryCode, l.config.types.of(c.kind) ?? undefined, level, c.promised);
  return {
    id: c.id,
    number: c.number,
    state: c.state,
    step: stepOf[c.state === 'waiting' ? (c.resumeState ?? c.state) : c.state],
    title: c.reporterId === viewer.accountId ? c.title : maskNumbers(c.title),
    category: category ? { code: category.code, name: category.name, nameEn: category.nameEn } : null,
    area: { code: c.areaCode, name: area ? l.territory.describe(area) : c.areaCode, level: area?.level ?? 'grid' },
    point: c.lon !== null && c.lat !== null ? { lon: c.lon, lat: c.lat } : null,
    handler: named(l.organisations, c.handlerOrgId),
    createdAt: c.createdAt.toISOString(),
    stateSince: c.stateSince.toISOString(),
    dueAt: iso(c.dueAt),
    totalDueAt: iso(c.totalDueAt),
    dueProvisional: isProvisional(c, limits, l.config.arrangedTo),
    answerBy: iso(answerBy(c, limits)),
    light: lightOfCase(c, limits, l.now),
    supervised: c.supervisedAt !== null,
    returnCount: c.returnCount,
    reworkCount: c.reworkCount,
    reopenCount: c.reopenCount,
    thumbnailUrl: thumbnail ? photoOf(thumbnail).thumbnailUrl : null,
    version: c.eventCount,
  };
};

/** What an event tells besides its texts: the facts of acts, nothing of how a report came in. */
const factsOf = (e: EventRow): CaseEvent['data'] => {
  if (e.action === 'report' || e.action === 'record') return {};
  // links of version 1 keep their texts among the facts
  const { text: _, rating, ...facts } = e.data as { text?: string; rating?: Rating };
  return rating ? { ...facts, rating: { ...rating, comment: e.words['comment'] ?? rating.comment ?? null } } : facts;
};
/** What a module recorded, as a sentence of its own words. */
const toldOf = ({ data }: EventRow): NonNullable<CaseEvent['told']> => {
  const [module, what] = String(data['what']).split('.');
  const key = `${module}.records.${what}`;
  return { zh: wordOf('zh-CN', key, data), en: wordOf('en', key, data) };
};
const textIn = (e: EventRow): string | null => {
  const text = e.words['text'] ?? e.data['text'];
  return typeof text === 'string' ? text : null;
};

/** As what somebody acted: what a reporter does in a post is an act of staff like any other, and so is writing a report down. */
const capacityOf = (e: EventRow, called: boolean): CaseEvent['by'] => {
  if (e.actorRole === 'platform' || e.actorRole === 'taker') return e.actorRole;
  return (e.action === 'report' && !called) || e.actorRole === 'resident' ? 'reporter' : 'staff';
};

/** One line of the timeline. Acts of a hidden reporter carry no actor. */
const presentEvent = (
  l: Lookups,
  e: EventRow,
  files: Map<string, FileRow>,
  names: Map<string, string>,
  roleNames: ReadonlyMap<string, string>,
  reporter: { name: string; hidden: boolean; called: boolean },
): CaseEvent => {
  const by = capacityOf(e, reporter.called);
  return {
    seq: e.seq,
    action: e.action,
    from: e.from,
    to: e.to,
    at: e.at.toISOString(),
    by,
    actor:
      by === 'platform' || (by === 'reporter' && reporter.hidden)
        ? null
        : {
            name: by === 'reporter' ? reporter.name : ((e.actorId === null ? null : names.get(e.actorId)) ?? '—'),
            role: e.actorRole,
            roleName: roleNames.get(e.actorRole) ?? null,
            organisation: named(l.organisations, e.organisationId)?.name ?? null,
          },
    reason: e.reason,
    text: textIn(e),
    photos: e.attachments.flatMap((a) => {
      const f = files.get(a.id);
      return f ? [photoOf(f)] : [];
    }),
    data: factsOf(e),
    ...(e.action === 'record' && { told: toldOf(e) }),
  };
};

/** Why a case is suggested to an organisation, in words a dispatcher understands. */
const suggestionOf = (l: Lookups, c: CaseRecord): CaseDetail['suggestion'] => {
  const organisation = named(l.organisations, c.suggestedOrgId);
  const rule = c.suggestedRuleId === null ? null : l.config.ruleById(c.suggestedRuleId);
  // since dissolved, or without anybody who handles cases: nothing to suggest
  if (!organisation || !rule || !l.organisations.get(organisation.id)?.receives) return null;
  const receiving = (ids: readonly string[] = []) =>
    ids.flatMap((id) => (l.organisations.get(id)?.receives ? (named(l.organisations, id) ?? []) : []));
  return {
    organisation,
    why: ruleInWords(l, rule),
    alternatives: receiving(rule.alternatives),
    assists: (rule.assists ?? []).flatMap((id) => named(l.organisations, id) ?? []),
    level: rule.level ?? null,
    handling: rule.handling ?? null,
  };
};

/** States in which nobody has yet settled where it is. */
const unsettled: readonly string[] = ['reported', 'verified'];

/** The community that the words of a report name, where that is another than the one it lies in: one of the two is a mistake. */
const saidElsewhere = (territory: TerritorySnapshot, areaCode: string, report: ReportRow): Placing['said'] => {
  const said = placeInWords(territory, report);
  const here = territory.find(areaCode);
  const community = said?.community?.path ?? said?.area.path;
  if (!said || !here || community === undefined || isWithin(here.path, community) || isWithin(community, here.path)) return null;
  return { code: said.area.code, name: said.name, matched: said.matched ?? '' };
};

/** What goes on for a case since it has joined another: told to its reporter too, who has no other sight of that one. */
const goingOn = async (tx: Tx, l: Lookups, c: CaseRecord, desk: boolean): Promise<CaseDetail['goesOnIn']> => {
  if (c.mergedInto === null) return null;
  const seen = desk ? await findCase(tx, c.mergedInto) : null;
  await seeAll(tx);
  const { id, number, state, handler, since, answer } = await toldCase(tx, l, await goingOnFor(tx, c));
  const shown = seen ? id : null;
  return { id: shown, number, state, step: stepOf[state], handler, since: since.toISOString(), answer };
};

/** What was split off a case, and what it was split off itself: its reporter learns where the parts stand, and no more of them. */
const partsShown = async (
  tx: Tx,
  l: Lookups,
  c: CaseRecord,
  desk: boolean,
  mine: boolean,
  seen: readonly CaseRecord[],
): Promise<Pick<CaseDetail, 'parts' | 'partOf'>> => {
  const parent = desk && c.parentId !== null ? await findCase(tx, c.parentId) : null;
  if (mine && !desk) await seeAll(tx);
  const all = mine && !desk ? await partsOf(tx, c.id) : seen;
  return {
    parts: all.map(({ id, number, state, handlerOrgId }) => ({
      id: desk ? id : null,
      number,
      state,
      handler: named(l.organisations, handlerOrgId)?.name ?? null,
    })),
    partOf: parent && { id: parent.id, number: parent.number },
  };
};

/** The whole case for one viewer: masked, with exactly the acts the viewer may take now. */
export const presentCase = async (cases: Cases, tx: Tx, l: Lookups, viewer: Viewer, c: CaseRecord): Promise<CaseDetail> => {
  // residents see who acted by organisation and masked name; staff see colleagues by name
  const desk = mayUseDesk(viewer);
  const [events, reports, photos, joined, parts] = await Promise.all([
    eventsOf(tx, [c.id]),
    reportsOf(tx, [c.id]),
    filesOf(tx, 'case', [c.id]),
    desk && c.mergedInto === null ? joinedTo(tx, [c.id]) : [],
    desk ? partsOf(tx, c.id) : [],
  ]);
  // the log names photos as they came in; a covered one stands for the one it was made of
  const files = new Map(photos.map((f) => [f.redacts ?? f.id, f]));
  const type = await typeOfCase(cases, tx, l.config, c);
  const speaks = revealStanding(viewer, c) !== null;
  const first = reports[0];
  const mine = c.reporterId === viewer.accountId;
  // some types keep who reported from everybody, some from whoever need not speak with them
  const kept = !mine && (type.privacy === 'reporter' || (type.privacy === 'parties' && !speaks));
  const hidden = kept || (first?.anonymous ?? true);
  const known = await cases.accounts.contacts(
    [...new Set([c.reporterId, c.handlerAccountId, c.suggestedAccountId, ...events.map((e) => e.actorId)])].filter((id) => id !== null),
    tx,
  );
  const roleNames = await cases.accounts.roleNames(
    events.map((e) => e.actorRole),
    tx,
  );
  const shown = new Map([...known].map(([id, { name }]) => [id, desk ? name : maskName(name)]));
  const called = c.reporterId === null;
  const personId = called && can(viewer, 'persons.manage') ? await callerOf(tx, c.id) : null;
  const contact = c.reporterId === null ? { name: first?.callerName ?? '', phone: first?.callerPhone ?? null } : known.get(c.reporterId);
  const reporterName = mine ? (contact?.name ?? '') : hidden || !contact?.name ? '' : maskName(contact.name);
  const rated = events.findLast((e) => e.action === 'call_back');
  const area = l.territory.find(c.areaId);
  const firstPhotos = new Set(events[0]?.attachments.map((a) => a.id));
  const ratingShown = rated && c.answered !== null ? (factsOf(rated) as { rating: Rating; by: 'reporter' | 'staff' }) : null;
  // what modules record is between colleagues, unless they say that the reporter reads it as well
  const shownEvents = events.filter(({ action, data }) => action !== 'record' || data['public'] === true || sightPost(viewer, c));
  const detail: CaseDetail = {
    ...presentRow(l, viewer, c, photos[0]),
    text: first?.text ?? '',
    placeText: first?.placeText ?? null,
    answers: toldIn(first?.answers),
    occurredAt: iso(first?.occurredAt ?? null),
    placing: {
      by: first?.locatedBy ?? 'none',
      accuracy: first?.accuracy ?? null,
      metres: first?.metresOutside ?? null,
      said: first && unsettled.includes(c.state) ? saidElsewhere(l.territory, c.areaCode, first) : null,
    },
    photos: photos.filter((f) => firstPhotos.has(f.redacts ?? f.id)).map(photoOf),
    kind: c.kind,
    type: { name: { zh: type.name, en: type.nameEn }, version: type.version, notice: type.notice },
    // the way it came in would tell a colleague from a resident
    channel: (hidden ? 'web' : c.channel) as CaseDetail['channel'],
    reporter: {
      name: reporterName,
      phone: mine || !hidden ? maskPhone(contact?.phone ?? null) : null,
      anonymous: hidden,
      mine,
      revealable: !mine && !hidden && speaks && !(called && !contact?.name && !contact?.phone),
      ...(personId !== null && speaks && { personId }),
    },
    suggestion: desk ? suggestionOf(l, c) : null,
    suggestedPerson:
      desk && c.suggestedAccountId !== null && c.handlerAccountId === null ? (shown.get(c.suggestedAccountId) ?? null) : null,
    firstReceiver: named(l.organisations, c.firstOrgId),
    responsible: named(l.organisations, c.responsibleOrgId),
    handlerPerson: c.handlerAccountId === null ? null : (shown.get(c.handlerAccountId) ?? null),
    rating: rated && ratingShown ? { ...ratingShown.rating, by: ratingShown.by, at: rated.at.toISOString() } : null,
    path: area ? [...l.territory.ancestors(area), area].map((a) => ({ code: a.code, name: a.name, level: a.level })) : [],
    timeline: shownEvents.map((e) => presentEvent(l, e, files, shown, roleNames, { name: reporterName, hidden: hidden && !mine, called })),
    actions: allowedActions(viewer, c, l.now, type.lifecycle),
    ahead: actsAhead(viewer, c, l.now, type.lifecycle),
    reminders: c.reminderCount,
    joined: joined.map(({ id, number }) => ({ id, number })),
    ...(await partsShown(tx, l, c, desk, mine, parts)),
    goesOnIn: await goingOn(tx, l, c, desk),
    reopenUntil: type.lifecycle[c.state].reopen === undefined ? null : iso(reopenUntil(c)),
    shelvedDaysMost: l.shelvedDaysMost,
    waitingDaysMost: l.waitingDaysMost,
    called,
    numbersHidden: false,
    sealed: c.archivedAt === null ? null : { number: c.sealNumber, at: c.archivedAt.toISOString() },
  };
  // the reporter reads everything as it was written; everybody else without the numbers of people
  if (mine) return detail;
  const shownTexts = {
    text: detail.text,
    placeText: detail.placeText,
    answers: detail.answers,
    rating: detail.rating,
    timeline: detail.timeline,
  };
  const masked = maskNumbersDeep(shownTexts);
  return { ...detail, ...masked, numbersHidden: speaks && JSON.stringify(masked) !== JSON.stringify(shownTexts) };
};
