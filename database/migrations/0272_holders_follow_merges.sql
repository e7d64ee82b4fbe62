-- Whoever holds a mandate stays its holder when two records of one person become one.
grant update (holder_id) on vote_proxies to linli_app;
