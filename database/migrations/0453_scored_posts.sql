-- Posts have points and no rank.
alter table scorecard_scores drop constraint scorecard_scores_unranked_check;
alter table scorecard_scores add constraint scorecard_scores_unranked_check check (unranked in ('unknown', 'thin', 'post'));
