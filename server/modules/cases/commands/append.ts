import { v7 } from 'uuid';
import type { Tx } from '#kernel/db.ts';
import { type Attachment, type EventAction, type Link, linkHash, linkOf } from '../domain/chain.ts';
import { type CaseNews, caseTopic } from '../domain/event-topic.ts';
import type { Decision } from '../domain/transition.ts';
import type { Standing } from '../policy.ts';
import { announce, appendEvent, type CaseRecord, changeCase } from '../store/cases.ts';
import type { Also } from './preparing/index.ts';

/** An act that has been decided, on its way into the log. */
export interface Act {
  readonly jurisdictionId: string;
  readonly action: Exclude<EventAction, 'report'>;
  readonly decision: Decision;
  /** Null: the platform itself acts; without an account: somebody who reported and has none. */
  readonly actor: { accountId: string | null; standing: Standing } | null;
  readonly reason: string | null;
  readonly attachments: readonly Attachment[];
  readonly also?: Also;
  readonly at: Date;
}

/** The link an act appends to a case's chain, its hash, and the case as it stands afterwards. Pure: nothing is stored. */
export const nextLink = (file: CaseRecord, act: Act) => {
  const { decision, actor, at } = act;
  const link = linkOf({
    jurisdictionId: act.jurisdictionId,
    caseId: file.id,
    seq: file.eventCount + 1,
    action: act.action,
    from: decision.from,
    to: decision.to,
    actorId: actor?.accountId ?? null,
    actorRole: actor?.standing.role ?? 'platform',
    postId: actor?.standing.postId ?? null,
    organisationId: actor?.standing.organisationId ?? null,
    at,
    reason: act.reason,
    words: decision.words,
    data: decision.data,
    basis: decision.basis,
    attachments: act.attachments,
    prevHash: file.headHash,
  });
  const headHash = linkHash(link);
  const changes = {
    ...decision.changes,
    ...act.also,
    state: decision.to,
    headHash,
    ...(decision.to === decision.from ? {} : { stateSince: at }),
  };
  const now: CaseRecord = { ...file, ...(changes as Partial<CaseRecord>), eventCount: link.seq };
  return { link, changes, now };
};

/** What others are told of a case that has just changed. */
export const newsOf = (
  now: CaseRecord,
  { action, from, at, actorId }: Pick<Link, 'from' | 'at' | 'actorId'> & { action: CaseNews['action'] },
): CaseNews => ({
  caseId: now.id,
  number: now.number,
  state: now.state,
  from,
  action,
  version: now.eventCount,
  areaPath: now.areaPath,
  title: now.title,
  reporterId: now.reporterId,
  organisations: now.involvedOrgs,
  at: at.toISOString(),
  actorId,
  categoryCode: now.categoryCode,
  kind: now.kind,
  handlerOrgId: now.handlerOrgId,
  dueAt: now.dueAt?.toISOString() ?? null,
});

/** Appends the link to the case's chain, changes the row, and tells the others. The caller holds the row lock. Returns the case as it now stands. */
export const append = async (tx: Tx, file: CaseRecord, act: Act): Promise<CaseRecord> => {
  const { link, changes, now } = nextLink(file, act);
  const news = { id: v7(), jurisdictionId: act.jurisdictionId, topic: caseTopic, subject: file.id, payload: newsOf(now, link) };
  // all or nothing by the transaction: they travel together
  await Promise.all([appendEvent(tx, link, changes.headHash), changeCase(tx, file.id, file.eventCount, changes), announce(tx, news)]);
  return now;
};
