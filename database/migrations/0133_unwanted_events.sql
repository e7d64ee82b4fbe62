-- Actions a subscriber has no use for: parcels of nothing else are not delivered to it.
alter table subscriptions add column unwanted text[] not null default '{}';
