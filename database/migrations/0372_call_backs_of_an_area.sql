-- What one area was rated within a period, for a score that is looked at while it builds up.
create index call_backs_of_area on call_backs (jurisdiction_id, area_code, asked_at);
