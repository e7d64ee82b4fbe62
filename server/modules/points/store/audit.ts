import { expiringHolders } from '#contract/points/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** Something in the ledger that is not as it must be. */
export interface Flaw {
  /** What it is about, `account <id>` or `transfer <id>`. */
  readonly about: string;
  readonly problem: string;
}

const flaws = async (tx: Tx, text: string): Promise<Flaw[]> => (await execute<Flaw>(tx, text)).rows;

/** Every lot beside what the entries come to. */
export const lotsThatDiffer = (tx: Tx): Promise<Flaw[]> =>
  flaws(
    tx,
    `with moves as (
       select from_account as account, from_day as day, from_held as held, -points as points from points_entries where jurisdiction_id = :jurisdiction
       union all
       select to_account, to_day, to_held, points from points_entries where jurisdiction_id = :jurisdiction
     ), due as (
       select account, day, coalesce(sum(points) filter (where not held), 0) as available, coalesce(sum(points) filter (where held), 0) as held
       from moves group by account, day
     ), lots as (
       select account_id as account, last_day as day, available, held from points_lots where jurisdiction_id = :jurisdiction
     )
     select 'account ' || account as about,
            'the lot of ' || day || ' has ' || coalesce(lots.available, 0) || ' free and ' || coalesce(lots.held, 0) || ' held, its entries come to '
              || coalesce(due.available, 0) || ' and ' || coalesce(due.held, 0) as problem
     from lots full join due using (account, day)
     where coalesce(lots.available, 0) <> coalesce(due.available, 0) or coalesce(lots.held, 0) <> coalesce(due.held, 0)
     order by account, day limit 1000`,
  );

/** Accounts below zero that must not be. */
export const accountsBelowZero = (tx: Tx): Promise<Flaw[]> =>
  flaws(
    tx,
    `select 'account ' || account_id as about, 'the lot of ' || last_day || ' is below zero' as problem from points_lots
     where jurisdiction_id = :jurisdiction and no_negative and (available < 0 or held < 0) order by account_id limit 1000`,
  );

/** Acts whose entries do not carry what they say, from whom and to whom they say, or let points live longer. */
export const actsThatDiffer = (tx: Tx): Promise<Flaw[]> =>
  flaws(
    tx,
    `select 'transfer ' || t.id as about,
            case when e.points is null then 'has no entries'
                 when e.points <> t.points then 'says ' || t.points || ' points, its entries carry ' || e.points
                 when e.longer then 'its entries let points live longer than they did'
                 else 'its entries go elsewhere than it says' end as problem
     from points_transfers t
     left join (
       select t.id, sum(e.points) as points,
              bool_and(e.from_account = t.from_account and e.to_account = case when t.act = 'hold' then t.from_account else t.to_account end
                and e.from_held = (t.act in ('post', 'void', 'expire')) and e.to_held = (t.act = 'hold')
                and (t.act not in ('hold', 'void', 'expire') or e.from_day = e.to_day)) as fits,
              bool_or(t.act in ('transfer', 'post') and a.holder_type = any ('{${expiringHolders.join(',')}}') and e.to_day > least(e.from_day, t.last_day)) as longer
       from points_entries e
       join points_transfers t on t.jurisdiction_id = :jurisdiction and t.id = e.transfer_id
       join points_accounts a on a.jurisdiction_id = :jurisdiction and a.id = e.to_account
       where e.jurisdiction_id = :jurisdiction
       group by t.id
     ) e on e.id = t.id
     where t.jurisdiction_id = :jurisdiction and (e.points is distinct from t.points or not e.fits or e.longer) order by t.id limit 1000`,
  );

/** Holds that neither wait nor have ended, ends of other amounts, and reversals of more than was moved. */
export const endsThatDiffer = (tx: Tx): Promise<Flaw[]> =>
  flaws(
    tx,
    `select 'transfer ' || h.id as about,
            case when e.id is null and w.transfer_id is null then 'neither waits nor has ended'
                 when e.id is not null and w.transfer_id is not null then 'has ended and still waits'
                 else 'ended with another amount' end as problem
     from points_transfers h
     left join points_transfers e on e.jurisdiction_id = :jurisdiction and e.ends = h.id
     left join points_holds w on w.jurisdiction_id = :jurisdiction and w.transfer_id = h.id
     where h.jurisdiction_id = :jurisdiction and h.act = 'hold' and ((e.id is null) = (w.transfer_id is null) or e.points <> h.points)
     union all
     select 'transfer ' || r.id, 'takes back more than was moved' from points_transfers r
     join points_transfers o on o.jurisdiction_id = :jurisdiction and o.id = r.reverses
     where r.jurisdiction_id = :jurisdiction and r.act = 'reverse' and (r.points > o.points or o.act not in ('transfer', 'post'))
     limit 1000`,
  );

/** How much there is to look through. */
export const sizes = async (tx: Tx): Promise<{ accounts: number; transfers: number; entries: number }> =>
  (
    await execute<{ accounts: number; transfers: number; entries: number }>(
      tx,
      `select (select count(*) from points_accounts where jurisdiction_id = :jurisdiction) as accounts,
              (select count(*) from points_transfers where jurisdiction_id = :jurisdiction) as transfers,
              (select count(*) from points_entries where jurisdiction_id = :jurisdiction) as entries`,
    )
  ).rows[0] as { accounts: number; transfers: number; entries: number };
