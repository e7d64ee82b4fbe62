import type pg from 'pg';
import { caseKinds } from '#contract/organisations/kinds.ts';
import { wordsOf } from '#modules/cases/index.ts';
import { makeBodies } from '../intake/messages.ts';

/** Cases put in by one statement. */
const batch = 50_000;

/**
 * Fills a demo district with cases that look like years of work: 99 of 100 ended, the rest spread over the open states; grids, categories and
 * organisations that handle cases as the demo has them; two events each. Written straight into the tables: what is measured is reading, not intake, and their
 * hashes are not real, so `verify` would name every one of them. They stand under seals of a thousand that are not there, so that the archive does not
 * take them over beside what is measured; one open case in ten is overdue, so that supervision has not years to tell of.
 * @param searched whether their texts are to be found; without, the search passes them by
 */
export const fill = async (owner: pg.Client, cases: number, log: (line: string) => void, { searched = true } = {}): Promise<void> => {
  const texts = makeBodies(2_000).map((body) => (JSON.parse(`{${body}`) as { text: string }).text);
  await owner.query("set synchronous_commit = off; set session_replication_role = 'replica'");
  // the worker finds no text left to index, instead of doing the same beside this
  await markUpTo(owner, "'ffffffff-ffff-ffff-ffff-ffffffffffff'");
  for (let from = 0; from < cases; from += batch) {
    const to = Math.min(cases, from + batch);
    await owner.query(
      `with j as (select id from jurisdictions limit 1),
        grids as (select array_agg(id order by code) as ids, array_agg(path order by code) as paths, array_agg(code order by code) as codes, count(*)::int as n
          from areas where level = 'grid'),
        orgs as (select array_agg(id order by id) as ids, count(*)::int as n from organisations where kind = any($5)),
        kinds as (select array_agg(code order by code) as codes, count(*)::int as n from categories where parent_code is not null),
        made as (
          select i, (lpad(to_hex(((extract(epoch from now()) * 1000)::bigint - ($3 - i) * 60000::bigint)), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 5, 15))::uuid as id,
            now() - ($3 - i) * interval '1 minute' as at,
            case when i % 100 = 0 then (array['reported','verified','filed','dispatched','handling','answered','checked','called_back'])[1 + (i / 100) % 8]
              when i % 50 = 1 then 'rejected' when i % 20 = 2 then 'closed' else 'archived' end as state
          from generate_series($1::int, $2::int - 1) as i
        ), opened as (
          insert into cases (jurisdiction_id, id, number, state, kind, channel, title, category_code, area_id, area_path, area_code, reporter_id, handler_org_id,
            involved_orgs, state_since, due_at, stage_due_at, event_count, head_hash, answered, solved, satisfied, closed_at, archived_at, seal_number, created_at)
          select j.id, m.id, '530702' || to_char(m.at, 'YYYYMMDD') || 'B' || m.i, m.state, 'complaint', 'web', '第' || m.i || '件：楼下垃圾没有清运', kinds.codes[1 + m.i * 7 % kinds.n],
            grids.ids[1 + m.i * 11 % grids.n], grids.paths[1 + m.i * 11 % grids.n], grids.codes[1 + m.i * 11 % grids.n], m.id,
            case when m.state in ('reported','verified','filed','rejected') then null else orgs.ids[1 + m.i * 13 % orgs.n] end,
            case when m.state in ('reported','verified','filed','rejected') then '{}' else array[orgs.ids[1 + m.i * 13 % orgs.n]] end,
            m.at, case when m.i % 100 = 0 then now() + (m.i / 100 % 10 - 1) * interval '1 day' end, case when m.i % 100 = 0 then now() + (m.i / 100 % 10 - 1) * interval '1 day' end, 2, '\\x00', m.state in ('closed','archived'), m.i % 10 > 0, m.i % 10 > 1,
            case when m.state in ('closed','archived') then m.at end,
            case when m.state = 'archived' then m.at end, case when m.state = 'archived' then 1000000 + m.i / 1000 end, m.at
          from made m, j, grids, orgs, kinds
          returning jurisdiction_id, id, handler_org_id
        ), involved as (
          insert into case_involvements (jurisdiction_id, organisation_id, case_id)
          select jurisdiction_id, handler_org_id, id from opened where handler_org_id is not null
        ), told as (
          insert into reports (jurisdiction_id, id, case_id, reporter_id, anonymous, channel, text, located_by, created_at)
          select j.id, m.id, m.id, m.id, false, 'web', '第' || m.i || '件：楼下垃圾没有清运，' || ($4::text[])[1 + m.i % cardinality($4::text[])], 'point', m.at
          from made m, j
        )
        insert into case_events (jurisdiction_id, case_id, seq, version, action, from_state, to_state, actor_role, at, prev_hash, hash)
        select j.id, m.id, s.seq, 2, s.action, s.before, case when s.seq = 1 then 'reported' else m.state end, 'resident', m.at + s.seq * interval '1 hour', '\\x00', '\\x00'
        from made m, j, (values (1, 'report', null), (2, 'verify', 'reported')) as s (seq, action, before)`,
      [from, to, cases, texts, caseKinds],
    );
    log(`${to} of ${cases} cases`);
  }
  if (searched) await fillSearch(owner, log);
  await markUpTo(owner, '(select id from cases order by id desc limit 1)');
  for (const table of ['cases', 'case_involvements', 'reports', 'case_events', 'case_search']) {
    log(`vacuum analyze ${table}`);
    await owner.query(`vacuum analyze ${table}`);
  }
};

/** Says up to which case the search is indexed. */
const markUpTo = async (owner: pg.Client, id: string): Promise<void> => {
  await owner.query(
    `insert into case_search_marks (jurisdiction_id, upto) select id, ${id} from jurisdictions on conflict (jurisdiction_id) do update set upto = excluded.upto`,
  );
};

/** Puts all texts into the index of the search, as the worker does little by little. */
const fillSearch = async (owner: pg.Client, log: (line: string) => void): Promise<void> => {
  type Row = { jurisdiction: string; id: string; number: string; text: string };
  let indexed = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await owner.query<Row>(
      `select c.jurisdiction_id as jurisdiction, c.id, c.number, r.text from cases c
       join reports r on r.jurisdiction_id = c.jurisdiction_id and r.case_id = c.id where c.id > $1 order by c.id limit 5000`,
      [after],
    );
    const last = rows.at(-1);
    if (!last) return;
    await owner.query(
      'insert into case_search (jurisdiction_id, case_id, words) select w.j, w.id, w.words::tsvector from unnest($1::uuid[], $2::uuid[], $3::text[]) as w (j, id, words) on conflict do nothing',
      [
        rows.map((row) => row.jurisdiction),
        rows.map((row) => row.id),
        rows.map(({ number, text }) => wordsOf({ number, text, placeText: null, callerPhone: null, answers: null })),
      ],
    );
    indexed += rows.length;
    if (indexed % batch === 0) log(`texts of ${indexed} cases can be searched`);
    after = last.id;
  }
};
