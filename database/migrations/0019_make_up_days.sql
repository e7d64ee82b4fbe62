-- Whether a place keeps the hours of a working day on a make-up day (a weekend that is worked for a public holiday); null: as its kind does.
-- Hours that are null are hours that nobody has told: a place that is always open has seven whole days.

alter table places add column make_up_days boolean;
