-- Accounts belong to no jurisdiction, but what is done with them is of interest where they hold posts: there it is audited, whatever
-- jurisdiction a request names. `homes`: where the account holds or held one.
alter table accounts add column homes uuid[] not null default '{}';
update accounts a set homes = p.homes
from (select account_id, array_agg(distinct jurisdiction_id) as homes from posts group by account_id) p where p.account_id = a.id;

-- Accounts opened in a demo, whose passwords are public, or by a code shown on a screen, which proves no phone. They are good in demos alone.
alter table accounts add column demo boolean not null default false;
update accounts a set demo = true
where homes <> '{}' and not exists (select from jurisdictions j where j.id = any (a.homes) and not j.demo);
update accounts set demo = true where not is_anonymous and not exists (select from jurisdictions where not demo);

-- Of a session only words for its device and a shortened network are kept from now on.
update account_sessions set user_agent = null, ip_address = null;
