import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { getProposalHistory, HistoryEntry } from '#contract/proposals/api.ts';
import { type Context, eyeOf } from '../context.ts';
import { mayRead } from '../policy.ts';
import { firstShown, type ProposalRecord, versionsOf } from '../store/proposals.ts';
import type { StepRecord } from '../store/steps.ts';
import { amendmentsOf, commentsBySteps } from '../store/talk.ts';
import { seen, stepOf } from './present.ts';
import { accessOfEye } from './proposals.ts';

/** Of texts and of amendments so many, the newest, are told. */
const most = 500;

const empty = {
  step: null,
  version: null,
  words: null,
  before: null,
  after: null,
  state: null,
  outcome: null,
  fromOn: null,
  untilOn: null,
  count: null,
} satisfies Omit<HistoryEntry, 'at' | 'what'>;

const entriesOfStep = (p: ProposalRecord, s: StepRecord): HistoryEntry[] => {
  const step = stepOf(p, s.number).title;
  const days = { fromOn: s.fromOn, untilOn: s.untilOn };
  return [
    ...(s.announcedAt && s.state !== 'merged'
      ? [{ ...empty, ...days, at: s.announcedAt.toISOString(), what: 'step_begun' as const, step, words: s.notice, version: s.textVersion }]
      : []),
    ...(s.endedAt
      ? [
          {
            ...empty,
            at: s.endedAt.toISOString(),
            what: 'step_ended' as const,
            step,
            words: s.words,
            outcome: s.outcome,
            count: s.sittings.length > 0 ? s.sittings.length : null,
          },
        ]
      : []),
  ];
};

/** What was proposed, discussed, changed and why, in the order in which it happened. Nobody is named. */
export const proposalHistory = async (
  context: Context,
  viewer: Viewer | null,
  id: string,
): Promise<z.input<typeof getProposalHistory.response>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOfEye(eye), async (tx) => {
    const { p, steps } = await seen(eye, tx, id);
    const reads = mayRead(viewer, p.areaPath);
    const versions = await versionsOf(tx, id, reads ? 1 : await firstShown(tx, id, steps), null, most + 1);
    const amendments = await amendmentsOf(tx, id, null, most + 1);
    const comments = await commentsBySteps(tx, id);
    const entries: HistoryEntry[] = [
      { ...empty, at: p.createdAt.toISOString(), what: 'drafted', version: 1 },
      ...versions
        .filter(({ number, amendmentId }) => number > 1 && amendmentId === null)
        .map(
          ({ number, reason, madeAt }): HistoryEntry => ({
            ...empty,
            at: madeAt.toISOString(),
            what: 'text',
            version: number,
            words: reason,
          }),
        ),
      ...steps.flatMap((s) => entriesOfStep(p, s)),
      ...amendments.flatMap((m): HistoryEntry[] => {
        const change = { step: stepOf(p, m.step).title, before: m.before, after: m.after };
        const asked: HistoryEntry = { ...empty, ...change, at: m.at.toISOString(), what: 'amendment', version: m.version, words: m.reason };
        if (m.answeredAt === null) return [{ ...asked, state: m.state }];
        const answered = { ...empty, ...change, at: m.answeredAt.toISOString(), what: 'answered' as const, state: m.state };
        return [asked, { ...answered, version: m.takenVersion, words: m.answer || null }];
      }),
      ...comments.map(
        ({ step, count, last }): HistoryEntry => ({
          ...empty,
          at: last.toISOString(),
          what: 'comments',
          step: stepOf(p, step).title,
          count,
        }),
      ),
      ...(p.state === 'withdrawn' && p.endedAt
        ? [{ ...empty, at: p.endedAt.toISOString(), what: 'withdrawn' as const, words: p.words }]
        : []),
    ];
    // what happened in one moment stands in the order in which things follow from one another
    const items = entries.map((entry, i) => ({ entry, i })).sort((a, b) => a.entry.at.localeCompare(b.entry.at) || a.i - b.i);
    return { items: items.map(({ entry }) => entry), more: versions.length > most || amendments.length > most };
  });
};
