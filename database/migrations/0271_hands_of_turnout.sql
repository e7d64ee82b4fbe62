-- Who is due may vote anew where a holder of their mandate has voted: from then on it is their own hand.
grant update (way) on vote_turnout to linli_app;
-- The account a holder votes with: that of the person, or of the phone the mandate names.
alter table vote_proxies add column holder_account_id uuid;
create index vote_proxies_of_account on vote_proxies (jurisdiction_id, holder_account_id, vote_id) where holder_account_id is not null;
