import type { MeetingFigures } from '#contract/proposals/api.ts';
import type { DecidingWay, StepState } from '#contract/proposals/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What a meeting of a step came to. */
export type Sitting = MeetingFigures & { readonly outcome: 'no_quorum' | 'fallen' | 'carried' };

/** A step as it is stored. */
export interface StepRecord {
  readonly proposalId: string;
  readonly number: number;
  readonly state: StepState;
  readonly announcedAt: Date | null;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly notice: string | null;
  readonly words: string | null;
  readonly way: DecidingWay | null;
  readonly voteId: string | null;
  readonly textVersion: number | null;
  readonly sittings: readonly Sitting[];
  readonly outcome: 'carried' | 'fallen' | null;
  readonly documentIds: readonly string[];
  readonly disclosureId: string | null;
  readonly endedAt: Date | null;
}
const columns = `s.proposal_id as "proposalId", s.number, s.state, s.announced_at as "announcedAt", s.from_on::text as "fromOn", s.until_on::text as "untilOn",
  s.notice, s.words, s.way, s.vote_id as "voteId", s.text_version as "textVersion", s.sittings, s.outcome, s.document_ids as "documentIds",
  s.disclosure_id as "disclosureId", s.ended_at as "endedAt"`;

/** Steps of proposals, in their order. */
export const stepsOf = async (tx: Tx, proposalIds: readonly string[]): Promise<Map<string, StepRecord[]>> => {
  if (proposalIds.length === 0) return new Map();
  const { rows } = await execute<StepRecord>(
    tx,
    `select ${columns} from proposal_steps s where s.jurisdiction_id = :jurisdiction and s.proposal_id = any($1::uuid[]) order by s.proposal_id, s.number`,
    [proposalIds],
  );
  return Map.groupBy(rows, ({ proposalId }) => proposalId);
};

/** The step a vote is held on. */
export const stepOfVote = async (tx: Tx, voteId: string): Promise<StepRecord | null> =>
  (
    await execute<StepRecord>(tx, `select ${columns} from proposal_steps s where s.jurisdiction_id = :jurisdiction and s.vote_id = $1`, [
      voteId,
    ])
  ).rows[0] ?? null;

/** Columns a step may change. */
const settable = {
  state: 'state',
  announcedAt: 'announced_at',
  announcedBy: 'announced_by',
  fromOn: 'from_on',
  untilOn: 'until_on',
  notice: 'notice',
  words: 'words',
  way: 'way',
  voteId: 'vote_id',
  textVersion: 'text_version',
  sittings: 'sittings',
  outcome: 'outcome',
  documentIds: 'document_ids',
  disclosureId: 'disclosure_id',
  endedAt: 'ended_at',
  endedBy: 'ended_by',
} as const;
type Changes = { readonly [K in keyof typeof settable]?: unknown };

/** Changes a step whose proposal is held. */
export const changeStep = async (tx: Tx, proposalId: string, number: number, to: Changes): Promise<void> => {
  const names = Object.keys(to) as (keyof typeof settable)[];
  const values = names.map((name) => (name === 'sittings' ? JSON.stringify(to[name]) : to[name]));
  await execute(
    tx,
    `update proposal_steps set ${names.map((name, i) => `${settable[name]} = $${i + 3}`).join(', ')}
     where jurisdiction_id = :jurisdiction and proposal_id = $1 and number = $2`,
    [proposalId, number, ...values],
  );
};

/** Steps of a proposal that have not begun will not. */
export const dropWaiting = async (tx: Tx, proposalId: string): Promise<void> => {
  await execute(
    tx,
    "update proposal_steps set state = 'dropped' where jurisdiction_id = :jurisdiction and proposal_id = $1 and state = 'waiting'",
    [proposalId],
  );
};
