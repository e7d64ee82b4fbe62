import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DisclosureDetail, DisclosureRow, Notice, NoticeFile, NoticeRow } from '#contract/disclosures/api.ts';
import { withinDays } from '#contract/disclosures/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { numberOf } from '#kernel/calendar.ts';
import { seeingAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { filesOf } from '#kernel/files/store.ts';
import { wordOf } from '#kernel/words.ts';
import { readCode } from '#modules/places/domain/index.ts';
import { type Context, codeOf, type Eye, fileOwner, type View } from '../context.ts';
import { byItself, daysLeftOf, mayPress, objectionStateOf, stateOf } from '../domain/state.ts';
import { mayAnswer, mayFind, mayPublish, mayRead } from '../policy.ts';
import { type DisclosureRecord, findDisclosure, type VersionRow, versionsOf } from '../store/disclosures.ts';
import { type ObjectionRow, objectionsTo } from '../store/objections.ts';

/** Where a code leads. @throws disclosures.code_unknown */
export const readNoticeCode = async ({ kernel }: Context, code: string): Promise<{ jurisdictionId: string; token: string }> => {
  const read = readCode(code);
  const jurisdiction = read && (await kernel.jurisdictions.byCode(read.jurisdiction));
  return read && jurisdiction ? { jurisdictionId: jurisdiction.id, token: read.token } : fail('disclosures.code_unknown');
};

export const rowShown = ({ snapshot, jurisdictionCode, today }: View, d: DisclosureRecord): NoticeRow => {
  const area = snapshot.findByPath(d.areaPath);
  const { received, open, upheld, rejected, inquiries } = d;
  return {
    code: codeOf(jurisdictionCode, d.token),
    kind: d.kind,
    title: d.title,
    area: { code: d.areaPath.replaceAll('.', ''), name: area ? snapshot.describe(area) : '' },
    from: d.fromOn,
    until: d.untilOn,
    state: stateOf(d, today),
    daysLeft: daysLeftOf(d, today),
    endedOn: d.endedOn,
    endReason: d.endReason,
    version: d.version,
    objections: { received, open, upheld, rejected, inquiries, takes: d.takesObjections, until: d.objectionsUntil },
  };
};
export const staffRow = (view: View, d: DisclosureRecord): DisclosureRow => {
  const late = d.decidedOn === null ? null : numberOf(d.fromOn) - numberOf(d.decidedOn) - settingOf(withinDays, view.settings);
  return { ...rowShown(view, d), id: d.id, publishedAt: d.publishedAt.toISOString(), lateDays: late !== null && late > 0 ? late : null };
};

const aboutOf = ({ context, jurisdictionCode }: View, d: DisclosureRecord) => {
  const subject = context.subjects.of(d.subjectType);
  const own = subject && d.subjectId !== null ? subject : null;
  return {
    about: own && { zh: wordOf('zh-CN', own.words), en: wordOf('en', own.words) },
    page: own && d.subjectId !== null ? own.page(d.subjectId, jurisdictionCode) : null,
  };
};
/** Every file that was ever tied to a disclosure. */
export const attachedTo = (tx: Tx, id: string) => seeingAll(tx, () => filesOf(tx, fileOwner, [id]));
type Attached = Awaited<ReturnType<typeof attachedTo>>;
const filesShown = (ids: readonly string[], attached: Attached): NoticeFile[] =>
  ids.flatMap((id) => {
    const found = attached.find((one) => one.id === id);
    return found ? [{ id, kind: found.kind, name: found.name }] : [];
  });
const versionShown = ({ number, title, body, fileIds, untilOn, reason, at }: VersionRow, attached: Attached) => ({
  number,
  title,
  body,
  files: filesShown(fileIds, attached),
  until: untilOn,
  reason,
  at: at.toISOString(),
});
const findingShown = (o: ObjectionRow) =>
  o.finding === null || o.foundAt === null ? null : { verdict: o.finding, words: o.findingWords ?? '', on: shanghaiDay(o.foundAt) };
const answerShown = (o: ObjectionRow) =>
  o.verdict === null || o.answeredAt === null ? null : { verdict: o.verdict, words: o.answer ?? '', on: shanghaiDay(o.answeredAt) };

/** What anybody reads; what the viewer said themselves as well. */
export const presentNotice = async (view: View, tx: Tx, d: DisclosureRecord, viewer: Viewer | null): Promise<Notice> => {
  const versions = await versionsOf(tx, d.id);
  const attached = versions.some(({ fileIds }) => fileIds.length > 0) ? await attachedTo(tx, d.id) : [];
  const raised = d.received > 0 ? await objectionsTo(tx, d.id) : [];
  const own = viewer === null ? [] : raised.filter(({ accountId }) => accountId === viewer.accountId);
  return {
    ...rowShown(view, d),
    body: d.body,
    files: filesShown(d.fileIds, attached),
    publishedAt: d.publishedAt.toISOString(),
    decidedOn: d.decidedOn,
    ...aboutOf(view, d),
    versions: versions.map((one) => versionShown(one, attached)),
    answers: raised.flatMap((o) => {
      const answer = answerShown(o);
      return answer ? [{ about: o.about, ...answer, finding: findingShown(o) }] : [];
    }),
    mayObject:
      stateOf(d, view.today) === 'open' &&
      d.objectionsUntil !== null &&
      d.objectionsUntil >= view.today &&
      !own.some((o) => o.answeredAt === null && o.foundAt === null),
    own: own.map((o) => ({
      id: o.id,
      about: o.about,
      words: o.words,
      at: o.at.toISOString(),
      dueOn: o.dueOn,
      state: objectionStateOf(o),
      mayPress: mayPress(o, view.today),
    })),
  };
};
export const noticeShown = async (view: View, tx: Tx, id: string, viewer: Viewer | null): Promise<Notice> => {
  const d = await findDisclosure(tx, id);
  return d ? presentNotice(view, tx, d, viewer) : fail('disclosures.code_unknown');
};

/** What those see who look after it. @throws disclosures.not_found */
export const detailShown = async (eye: Eye, tx: Tx, id: string): Promise<DisclosureDetail> => {
  const { viewer, today, snapshot } = eye;
  const d = await findDisclosure(tx, id);
  if (!d || !mayRead(viewer, d.areaPath)) return fail('disclosures.not_found');
  const [versions, raised] = [await versionsOf(tx, id), await objectionsTo(tx, id)];
  const attached = versions.some(({ fileIds }) => fileIds.length > 0) ? await attachedTo(tx, id) : [];
  const state = stateOf(d, today);
  const keeps = mayPublish(viewer, d.areaPath) && (state === 'open' || state === 'planned');
  const answers = mayAnswer(viewer, d.areaPath);
  const above = mayFind(viewer, d.areaPath, snapshot.root.path);
  return {
    ...staffRow(eye, d),
    body: d.body,
    files: filesShown(d.fileIds, attached),
    decidedOn: d.decidedOn,
    ...aboutOf(eye, d),
    versions: versions.map((one) => versionShown(one, attached)),
    objectionsUntil: d.objectionsUntil,
    raised: raised.map((o) => {
      const waits = o.answeredAt === null && o.foundAt === null;
      return {
        id: o.id,
        about: o.about,
        words: o.words,
        by: o.maskedName,
        counter: o.writtenBy !== null,
        at: o.at.toISOString(),
        dueOn: o.dueOn,
        state: objectionStateOf(o),
        late: waits && o.dueOn < today,
        answer: answerShown(o),
        pressed:
          o.pressedAt === null
            ? null
            : { reason: o.pressReason === byItself ? null : o.pressReason, on: shanghaiDay(o.pressedAt), dueOn: o.inquiryDue ?? o.dueOn },
        finding: findingShown(o),
        actions: [
          ...(answers && waits && o.publishedBy !== viewer.accountId ? (['answer'] as const) : []),
          ...(answers && o.writtenBy !== null && mayPress(o, today) ? (['press'] as const) : []),
          ...(above && o.pressedAt !== null && o.foundAt === null ? (['find'] as const) : []),
        ],
      };
    }),
    actions: [
      ...(keeps ? (['amend', 'end'] as const) : []),
      ...(answers && state === 'open' && d.objectionsUntil !== null && d.objectionsUntil >= today ? (['object'] as const) : []),
    ],
  };
};
