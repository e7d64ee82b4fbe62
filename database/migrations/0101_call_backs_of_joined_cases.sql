-- Everybody whose case was merged into another is called back about that other as well.
-- the case whose checking it is about, where another goes on for this one
alter table call_backs add column of_case_id uuid;
drop index call_backs_round;
create unique index call_backs_round on call_backs (jurisdiction_id, case_id, coalesce(of_case_id, case_id), round);
