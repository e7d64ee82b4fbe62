import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ReportBody } from '#contract/cases/api.ts';
import type { Located } from '#modules/territory/domain/index.ts';
import { type KeptAnswers, questionsOf } from '../domain/answers.ts';
import { type Attachment, genesis, linkHash, linkOf, reportDigest } from '../domain/chain.ts';
import type { clocksOfReport } from '../domain/clocks.ts';
import type { DispatchRule } from '../domain/dispatch-rule.ts';
import { type CaseNews, caseTopic } from '../domain/event-topic.ts';
import { makeSalt } from '../domain/salt.ts';
import { titleOf } from '../domain/title.ts';
import type { TypeLife } from '../domain/type-set.ts';
import { receiptOf } from '../policy.ts';
import type { CategoryRow } from '../store/config.ts';
import type { IntakeRow } from '../store/intake.ts';

/** A report that has been checked, located and categorised. */
export interface Received {
  readonly viewer: Viewer;
  readonly body: ReportBody;
  /** What was written, trimmed. */
  readonly text: string;
  readonly place: Located;
  /** To the extra questions of category and type. */
  readonly answers: KeptAnswers | null;
  readonly category: CategoryRow | null;
  /** The case type it begins with. */
  readonly type: TypeLife;
  /** Whether the category was told from the words rather than chosen. */
  readonly suggested: boolean;
  readonly rule: DispatchRule | null;
  readonly at: Date;
  readonly hash: Buffer;
  readonly caseId: string;
  readonly number: string;
  readonly clock: ReturnType<typeof clocksOfReport>;
}

/** Everything a report writes, from the first link of its chain to the news for open screens. */
export const intakeRow = (r: Received, attachments: readonly Attachment[]): IntakeRow => {
  const { viewer, body, text, place, answers, category, suggested, rule, at, caseId, number } = r;
  const salt = makeSalt();
  const anonymous = body.anonymous || viewer.anonymous;
  const point = body.point ?? null;
  const accuracy = point ? (body.accuracy ?? null) : null;
  const caller = body.caller ?? null;
  // it is not the report of whoever typed it
  const reporterId = caller ? null : viewer.accountId;
  const { channel, post } = receiptOf(viewer, anonymous, place.area.path);
  const link = linkOf({
    jurisdictionId: viewer.jurisdictionId,
    caseId,
    seq: 1,
    action: 'report',
    from: null,
    to: 'reported',
    actorId: viewer.accountId,
    actorRole: post?.role ?? 'resident',
    postId: post?.id ?? null,
    organisationId: post?.organisationId ?? null,
    at,
    reason: null,
    words: {},
    data: {
      number,
      channel,
      reports: [
        {
          id: body.id,
          digest: reportDigest(salt, {
            id: body.id,
            reporterId,
            anonymous,
            text,
            placeText: body.placeText,
            lon: point?.lon ?? null,
            lat: point?.lat ?? null,
            ...(caller ? { caller } : {}),
            ...(answers ? { answers } : {}),
          }),
        },
      ],
      areaCode: place.area.code,
      locatedBy: place.by,
      accuracy: accuracy ?? undefined,
      metresOutside: place.metres ?? undefined,
      categoryCode: category?.code,
      kind: r.type.code,
      suggested,
      ...questionsOf(answers),
    },
    basis: r.clock.basis,
    attachments,
    prevHash: genesis(viewer.jurisdictionId, caseId),
  });
  const news: CaseNews = {
    caseId,
    number,
    state: 'reported',
    from: null,
    action: 'report',
    version: 1,
    areaPath: place.area.path,
    title: titleOf(text),
    reporterId,
    organisations: [],
    at: at.toISOString(),
    actorId: viewer.accountId,
    categoryCode: category?.code ?? null,
    kind: r.type.code,
    handlerOrgId: null,
    dueAt: r.clock.clocks.dueAt?.toISOString() ?? null,
  };
  return {
    mutation: { id: body.id, accountId: viewer.accountId, bodyHash: r.hash },
    jurisdictionId: viewer.jurisdictionId,
    caseId,
    number,
    kind: r.type.code,
    typeVersion: r.type.version,
    channel,
    title: titleOf(text),
    categoryCode: category?.code ?? null,
    areaId: place.area.id,
    areaPath: place.area.path,
    areaCode: place.area.code,
    lon: point?.lon ?? null,
    lat: point?.lat ?? null,
    reporterId,
    suggestedOrgId: rule?.organisationId ?? null,
    suggestedRuleId: rule?.id ?? null,
    dueAt: r.clock.clocks.dueAt,
    at,
    hash: linkHash(link),
    prevHash: link.prevHash,
    report: {
      anonymous,
      text,
      placeText: body.placeText,
      locatedBy: place.by,
      accuracy,
      metresOutside: place.metres,
      salt,
      occurredAt: body.occurredAt === null ? null : new Date(body.occurredAt),
      caller,
      answers,
    },
    event: link,
    news: { id: v7(), topic: caseTopic, payload: news },
  };
};
