import { execute, type Tx } from '#kernel/db.ts';

/** Something an account said about a proposal. */
export interface Said {
  readonly what: 'comment' | 'amendment' | 'evaluation';
  readonly title: string;
  readonly at: Date;
  readonly words: string;
}

/** Everything an account said, oldest first. */
export const saidBy = async (tx: Tx, accountId: string, most: number): Promise<Said[]> => {
  const of = (what: Said['what'], table: string, words: string): string =>
    `select '${what}' as what, p.title, x.at, ${words} as words from ${table} x join proposals p on p.jurisdiction_id = x.jurisdiction_id and p.id = x.proposal_id
     where x.jurisdiction_id = :jurisdiction and p.jurisdiction_id = :jurisdiction and x.account_id = $1`;
  const { rows } = await execute<Said>(
    tx,
    `select said.what, said.title, said.at, said.words from (${of('comment', 'proposal_comments', 'x.words')} union all ${of('amendment', 'proposal_amendments', "x.after || ' ' || x.reason")}
       union all ${of('evaluation', 'proposal_evaluations', 'x.words')}) said order by said.at, said.what limit $2`,
    [accountId, most],
  );
  return rows;
};
