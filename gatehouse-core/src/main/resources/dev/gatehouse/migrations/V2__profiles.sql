-- What users say about themselves, and where they registered from.

alter table gatehouse_users add column username text;
-- two names that differ in the case of their letters only are one
alter table gatehouse_users add column username_key text;
alter table gatehouse_users add column first_name text not null default '';
alter table gatehouse_users add column last_name text not null default '';
alter table gatehouse_users add column time_zone text;
-- the language the user has chosen; the one found at registration stands in for it until then
alter table gatehouse_users add column locale text;
alter table gatehouse_users add column registration_address text;
alter table gatehouse_users add column registration_country text;
alter table gatehouse_users add column registration_region text;
alter table gatehouse_users add column registration_city text;

create unique index gatehouse_users_by_username on gatehouse_users (username_key);
