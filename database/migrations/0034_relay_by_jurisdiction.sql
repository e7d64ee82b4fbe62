-- The relay works jurisdiction by jurisdiction: nothing looks into all of them at once any more, and nothing locks rows of the outbox.
drop policy worker_finds on deliveries;
drop policy worker_finds on held_deliveries;
drop policy worker_locks on outbox;
revoke update on outbox from linli_app;
drop policy worker_reads on outbox;
create policy worker_reads on outbox for select using (jurisdiction_id = linli.jurisdiction() and linli.sees_all());
