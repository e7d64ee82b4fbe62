import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ActBody, ReportBody } from '#contract/cases/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { bodyHash } from '#kernel/mutations.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Limit } from '../domain/case-file.ts';
import { caseNumber } from '../domain/case-number.ts';
import { clocksOfReport } from '../domain/clocks.ts';
import { type CaseNews, caseTopic } from '../domain/event-topic.ts';
import { decide } from '../domain/transition.ts';
import { standardLifeOf } from '../domain/type-set.ts';
import { placeOfReport } from '../place-of-report.ts';
import { receiptOf, sightPost, standingFor } from '../policy.ts';
import type { CaseConfig } from '../snapshot.ts';
import { announce, type CaseRecord, promise } from '../store/cases.ts';
import { appendEvents, countNumbers, dropNews, type HashedLink, settleCases } from '../store/history.ts';
import { type IntakeRow, writeIntakes } from '../store/intake.ts';
import { newsOf, nextLink } from './append.ts';
import { intakeRow } from './intake-row.ts';
import type { Note } from './record.ts';
import { isTaker, type Taker } from './take.ts';

/** What the rules of a jurisdiction stand on while histories are made. */
export interface Ground {
  readonly jurisdiction: { readonly id: string; readonly code: string };
  readonly territory: TerritorySnapshot;
  readonly config: CaseConfig;
  /** Name of an organisation, for the log. */
  organisationName(id: string): string | undefined;
}

/** A case lived through in memory: its report, the links after it, and how it stands. */
export interface History {
  readonly intake: IntakeRow;
  readonly links: readonly HashedLink[];
  readonly file: CaseRecord;
  /** What others would have been told at each step. */
  readonly news: readonly CaseNews[];
}

/** Rows written by one statement. */
const batch = 250;

const fileOf = (row: IntakeRow, clocks: ReturnType<typeof clocksOfReport>['clocks']): CaseRecord => ({
  id: row.caseId,
  number: row.number,
  state: 'reported',
  resumeState: null,
  kind: row.kind,
  typeVersion: row.typeVersion,
  channel: row.channel,
  title: row.title,
  categoryCode: row.categoryCode,
  areaId: row.areaId,
  areaPath: row.areaPath,
  areaCode: row.areaCode,
  lon: row.lon,
  lat: row.lat,
  reporterId: row.reporterId,
  suggestedOrgId: row.suggestedOrgId,
  suggestedRuleId: row.suggestedRuleId,
  suggestedAccountId: null,
  handlerOrgId: null,
  firstOrgId: null,
  responsibleOrgId: null,
  handlerAccountId: null,
  answeredBy: null,
  involvedOrgs: [],
  ...clocks,
  stateSince: row.at,
  eventCount: 1,
  headHash: row.hash,
  returnCount: 0,
  reworkCount: 0,
  reopenCount: 0,
  reminderCount: 0,
  mergedInto: null,
  parentId: null,
  supervisedAt: null,
  answered: null,
  solved: null,
  satisfied: null,
  closedAt: null,
  archivedAt: null,
  sealNumber: null,
  createdAt: row.at,
  promised: null,
});

/**
 * Opens a history: somebody reported something at a moment gone by. Located, categorised and numbered as any report is.
 * @param n running number of the case on its day
 * @param opened where another module opened it: its type, and what was promised for it alone
 */
export const openHistory = (
  ground: Ground,
  viewer: Viewer,
  body: ReportBody,
  at: Date,
  n: number,
  opened: { readonly kind: string; readonly promised: Limit } | null = null,
): History => {
  const { territory, config, jurisdiction } = ground;
  const text = body.text.trim();
  const place = placeOfReport(territory, body);
  const suggestion = opened ? null : config.suggest(text);
  const category = suggestion && config.category(suggestion.code);
  const type = (opened && config.types.of(opened.kind)) ?? config.typeFor(category?.code ?? null);
  const counted = clocksOfReport(config.limits(category?.code ?? null, type), at);
  const clock = { ...counted, basis: config.basis(counted.basis, type) };
  const received = {
    viewer,
    body,
    text,
    place,
    answers: null,
    category,
    type,
    suggested: suggestion !== null,
    rule: config.rule(category?.code ?? null, place.area.path, () => ({
      text,
      at,
      channel: receiptOf(viewer, body.anonymous, place.area.path).channel,
    })),
    at,
    hash: bodyHash(viewer.accountId, 'cases.report', body),
    caseId: idOf(at),
    number: caseNumber(jurisdiction.code, shanghaiDay(at), n),
    clock,
  };
  const intake = intakeRow(received, []);
  const file = { ...fileOf(intake, clock.clocks), promised: opened?.promised ?? null };
  return { intake, links: [], file, news: [newsOf(file, { action: 'report', from: null, at, actorId: viewer.accountId })] };
};

/**
 * The history with one more act, taken at a moment gone by, by the rules that hold for everybody; null where they refuse it.
 * @param viewer null: the platform itself acts; a taker: whoever takes the matter on
 */
export const actInHistory = (ground: Ground, history: History, viewer: Viewer | Taker | null, body: ActBody, at: Date): History | null => {
  const { file, links, news } = history;
  // a history is lived by the types in force
  const type = ground.config.types.of(file.kind) ?? standardLifeOf(file.kind);
  const standing =
    viewer &&
    (isTaker(viewer) ? { role: 'taker', postId: null, organisationId: null } : standingFor(viewer, file, body.action, type.lifecycle));
  const accountId = viewer === null ? '' : isTaker(viewer) ? viewer.takerId : viewer.accountId;
  if (viewer !== null && standing === null) return null;
  const actor = {
    accountId,
    organisationId: standing?.organisationId ?? null,
    isReporter: standing?.role === 'resident',
  };
  const decision = decide(file, body, actor, ground.config.limits(file.categoryCode, type, null, file.promised), at, type.lifecycle);
  if ('refuse' in decision) return null;
  const met = decision.data['organisationId'];
  const organisationName = typeof met === 'string' ? ground.organisationName(met) : undefined;
  const { link, now } = nextLink(file, {
    jurisdictionId: ground.jurisdiction.id,
    action: body.action,
    decision: {
      ...decision,
      basis: ground.config.basis(decision.basis, type),
      ...(viewer && { data: { ...decision.data, organisationName } }),
    },
    actor: standing && { accountId, standing },
    reason: 'reason' in body ? body.reason : null,
    attachments: [],
    at,
  });
  return { ...history, links: [...links, { ...link, hash: now.headHash }], file: now, news: [...news, newsOf(now, link)] };
};

/**
 * The history with a line that somebody with a post there wrote into the log at a moment gone by; null where nobody may.
 * @param changes what the line brings about besides
 */
export const recordInHistory = (
  ground: Ground,
  history: History,
  viewer: Viewer,
  { what, data, public: shown }: Pick<Note, 'what' | 'data' | 'public'>,
  at: Date,
  changes: Pick<Partial<CaseRecord>, 'parentId'> = {},
): History | null => {
  const { file, links, news } = history;
  const post = sightPost(viewer, file);
  if (post === null) return null;
  const { link, now } = nextLink(file, {
    jurisdictionId: ground.jurisdiction.id,
    action: 'record',
    decision: {
      from: file.state,
      to: file.state,
      changes: {},
      data: { ...data, what, ...(shown === true && { public: true }) },
      words: {},
      basis: {},
    },
    actor: { accountId: viewer.accountId, standing: { role: post.role, postId: post.id, organisationId: post.organisationId } },
    reason: null,
    attachments: [],
    at,
  });
  const told = { ...now, ...changes };
  return { ...history, links: [...links, { ...link, hash: now.headHash }], file: told, news: [...news, newsOf(told, link)] };
};

/**
 * Stores histories as if they had happened one by one. Others are told of what happened since `recent`, and where each open case stands:
 * nobody is told anew of what ended long ago. The transaction has the platform's access.
 */
export const writeHistories = async (tx: Tx, { jurisdiction }: Ground, histories: readonly History[], recent: Date): Promise<void> => {
  for (let from = 0; from < histories.length; from += batch) {
    const some = histories.slice(from, from + batch);
    await writeIntakes(
      tx,
      some.map(({ intake }) => intake),
    );
    await dropNews(
      tx,
      jurisdiction.id,
      some.map(({ intake }) => intake.news.id),
    );
    await appendEvents(
      tx,
      jurisdiction.id,
      some.flatMap(({ links }) => links),
    );
    await settleCases(
      tx,
      jurisdiction.id,
      some.filter(({ links }) => links.length > 0).map(({ file }) => file),
    );
    for (const { file } of some) if (file.promised) await promise(tx, file.id, file.promised);
    for (const { file, news } of some) {
      const lately = news.filter(({ at }) => new Date(at) >= recent);
      for (const payload of lately.length > 0 || file.archivedAt !== null ? lately : news.slice(-1))
        await announce(tx, { id: v7(), jurisdictionId: jurisdiction.id, topic: caseTopic, subject: file.id, payload });
    }
  }
  const days = Map.groupBy(histories, ({ intake }) => shanghaiDay(intake.at));
  await countNumbers(
    tx,
    jurisdiction.id,
    [...days].map(([day, some]) => ({ day, next: some.length + 1 })),
  );
};
