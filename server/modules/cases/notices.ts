import { type CaseState, isPaused, naturalAct, openStates, reachOf, turnOf } from '#contract/cases/lifecycle.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Notify, Receivers } from '#kernel/notify.ts';
import type { Cases } from './cases.ts';
import { type CaseNews, caseTopic } from './domain/event-topic.ts';
import { type Lookups, lookups } from './queries/present-case.ts';
import { anonymousAmong } from './store/cases.ts';

/** Acts the reporter is told of, and as which kind: neither the report, which is confirmed where it was made, nor what only staff have to know. */
const toReporter: Partial<Record<CaseNews['action'], 'cases.step' | 'cases.result'>> = {
  file: 'cases.step',
  dispatch: 'cases.step',
  accept: 'cases.step',
  return: 'cases.step',
  recall: 'cases.step',
  rework: 'cases.step',
  shelve: 'cases.step',
  wait: 'cases.step',
  resume: 'cases.step',
  reopen: 'cases.step',
  answer: 'cases.result',
  check: 'cases.result',
  reject: 'cases.result',
  close: 'cases.result',
};

/** States in which somebody is waited for; one that pauses waits for its day. */
const pressing: readonly CaseState[] = openStates.filter((state) => !isPaused(state));

/** Where a case stands, as far as it says whose turn it is. */
export type Turn = Pick<CaseNews, 'state' | 'areaPath' | 'handlerOrgId'>;

/** Who can take the next act: members of the organisation that has the case, or the posts closest around its place. Null when nobody is waited for. */
export const nextToAct = ({ state, areaPath, handlerOrgId }: Turn): { act: string; to: Receivers } | null => {
  const act = naturalAct[state];
  if (act === null || !pressing.includes(state)) return null;
  const permission = turnOf(state);
  if (permission === null) return null;
  if (reachOf(permission) === 'area') return { act, to: { permission, around: areaPath } };
  return handlerOrgId === null ? null : { act, to: { permission, organisation: handlerOrgId } };
};

/** What fills the words of every notice about a case. */
export const dataOf = (l: Pick<Lookups, 'config'>, c: { number: string; categoryCode: string | null }): Record<string, unknown> => {
  const category = c.categoryCode === null ? null : l.config.category(c.categoryCode);
  return { number: c.number, matter: category ? { zh: category.name, en: category.nameEn } : { zh: '未分类', en: 'not classified' } };
};

/** The notices one act on a case causes. */
const noticesOf = (l: Lookups, n: CaseNews, anonymous: boolean): Notify[] => {
  const common = { subject: n.caseId, cause: `${n.caseId} ${n.version}`, at: new Date(n.at), except: n.actorId, data: dataOf(l, n) };
  const notices: Notify[] = [];
  const kind = toReporter[n.action];
  if (kind && n.reporterId !== null) {
    const organisation = n.handlerOrgId === null ? '' : (l.organisations.get(n.handlerOrgId)?.name ?? '');
    const until = isPaused(n.state) && n.dueAt ? shanghaiDay(new Date(n.dueAt)) : '';
    const told = { ...common, data: { ...common.data, organisation, until }, to: { accounts: [n.reporterId] } };
    // whoever reports anonymously is not written to
    notices.push({ ...told, kind, variant: n.action, inboxOnly: anonymous });
  }
  const next = n.from === n.state ? null : nextToAct(n);
  if (next) notices.push({ ...common, kind: 'cases.work', variant: next.act, to: next.to });
  // where nobody can take it, those who watch over the place are told: a case must not stand still unseen
  if (next && 'around' in next.to)
    notices.push({
      ...common,
      kind: 'cases.unattended',
      variant: 'waiting',
      to: { permission: 'cases.supervise', around: next.to.around, unless: next.to.permission },
    });
  if (n.action === 'supervise') {
    const supervised = nextToAct(n);
    if (supervised) notices.push({ ...common, kind: 'cases.overdue', variant: 'supervise', to: supervised.to });
  }
  return notices;
};

/** Tells reporters of the steps of their cases and staff of what has become theirs to do. */
export const tellOfCases = (cases: Cases): void => {
  cases.kernel.relay.on('cases.notices', caseTopic, async (events, jurisdictionId) => {
    const news = events.map((e) => e.payload as unknown as CaseNews).filter((n) => n.at !== undefined);
    const l = await lookups(cases, jurisdictionId);
    const asked = news.filter((n) => n.reporterId !== null && toReporter[n.action]).map((n) => n.caseId);
    const anonymous =
      asked.length === 0
        ? new Set<string>()
        : await cases.kernel.db.read(systemAccess(jurisdictionId), (tx) => anonymousAmong(tx, jurisdictionId, asked));
    await cases.kernel.notifier.tell(
      jurisdictionId,
      news.flatMap((n) => noticesOf(l, n, anonymous.has(n.caseId))),
    );
  });
};
