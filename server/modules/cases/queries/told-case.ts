import type { CaseState } from '#contract/cases/lifecycle.ts';
import type { Rating } from '#contract/cases/rating.ts';
import type { Tx } from '#kernel/db.ts';
import { maskNumbers } from '../domain/numbers-in-text.ts';
import { callBackRatings } from '../store/call-backs.ts';
import { type CaseRecord, eventsOf } from '../store/cases.ts';
import type { Lookups } from './present-case.ts';

/** What anybody who has to do with a case may be told of it: no person, no word of a reporter, no number of people. */
export interface ToldCase {
  readonly id: string;
  readonly number: string;
  readonly state: CaseState;
  readonly category: { readonly name: string; readonly nameEn: string } | null;
  /** The community it lies in, not the spot. */
  readonly area: string;
  readonly handler: string | null;
  readonly reportedAt: Date;
  readonly since: Date;
  /** What the handler answered last. */
  readonly answer: string | null;
}

/** Tells of a case without a person. The transaction must see it. */
export const toldCase = async (tx: Tx, l: Lookups, c: CaseRecord): Promise<ToldCase> => {
  const events = await eventsOf(tx, [c.id]);
  const answered = events.findLast((e) => e.action === 'answer' || e.action === 'settle');
  const text = answered?.words['text'] ?? answered?.data['text'];
  const category = c.categoryCode === null ? null : l.config.category(c.categoryCode);
  const area = l.territory.find(c.areaId);
  const community = area && [...l.territory.ancestors(area), area].find(({ level }) => level === 'community');
  return {
    id: c.id,
    number: c.number,
    state: c.state,
    category: category && { name: category.name, nameEn: category.nameEn },
    area: community ? l.territory.describe(community) : area ? l.territory.describe(area) : c.areaCode,
    handler: c.handlerOrgId === null ? null : (l.organisations.get(c.handlerOrgId)?.name ?? null),
    reportedAt: c.createdAt,
    since: c.stateSince,
    answer: typeof text === 'string' ? maskNumbers(text) : null,
  };
};

/** A call-back as the log has it: what was rated, null where nobody said anything, and by whom. */
export interface LoggedCallBack {
  readonly caseId: string;
  readonly seq: number;
  readonly rating: Omit<Rating, 'comment'> | null;
  readonly by: 'reporter' | 'staff';
}
/** The call-backs of these cases that are these events of theirs. */
export const loggedCallBacks = async (tx: Tx, at: readonly { caseId: string; seq: number }[]): Promise<LoggedCallBack[]> =>
  (await callBackRatings(tx, at)).map(({ caseId, seq, data }) => ({
    caseId,
    seq,
    rating: (data['rating'] as LoggedCallBack['rating'] | undefined) ?? null,
    by: data['by'] === 'reporter' ? 'reporter' : 'staff',
  }));
