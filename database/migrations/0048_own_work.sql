-- What an account has done and has begun, for its own first page. Reports of residents have no post and stay out of the first index.
create index case_events_by_actor on case_events (jurisdiction_id, actor_id, at) where post_id is not null;
create index area_drafts_undecided on area_drafts (jurisdiction_id, created_by) where state in ('open', 'failed');
