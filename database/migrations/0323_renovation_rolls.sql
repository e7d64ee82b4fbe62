-- Of whom a vote on a renovation took its roll: the register of owners, or where the estate has none, its households.
alter table renovation_votes add column roll text not null default 'households';
alter table renovation_votes add constraint renovation_votes_roll_check check (roll in ('owners', 'households'));
