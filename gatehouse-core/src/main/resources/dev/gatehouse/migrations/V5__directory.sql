-- What the directory searches and sorts by. The texts are folded in Java, alike on both databases,
-- and sorted by code point: PostgreSQL needs to be told, SQLite does nothing else.

${postgresql} alter table gatehouse_users alter column email_canonical type text collate "C";
${postgresql} alter table gatehouse_users alter column username_key type text collate "C";
${postgresql} alter table gatehouse_users alter column registration_country type text collate "C";

-- empty until the user has been indexed
alter table gatehouse_users add column search_text text not null default '';
alter table gatehouse_users add column first_name_key text ${by_code_point} not null default '';
alter table gatehouse_users add column last_name_key text ${by_code_point} not null default '';

create index gatehouse_users_unindexed on gatehouse_users (id) where search_text = '';
create index gatehouse_users_inactive on gatehouse_users (id) where not active;

-- One for each order of the directory; who has no value comes before who has one. All of them say so,
-- or PostgreSQL takes the order of a column for another one than that of its index.
create index gatehouse_users_by_email on gatehouse_users (email_canonical ${nulls_first}, id);
create index gatehouse_users_by_name on gatehouse_users (username_key ${nulls_first}, id);
create index gatehouse_users_by_first_name on gatehouse_users (first_name_key ${nulls_first}, id);
create index gatehouse_users_by_last_name on gatehouse_users (last_name_key ${nulls_first}, id);
create index gatehouse_users_by_registration on gatehouse_users (registered_at ${nulls_first}, id);
create index gatehouse_users_by_confirmation on gatehouse_users (confirmed_at ${nulls_first}, id);
create index gatehouse_users_by_sign_in on gatehouse_users (signed_in_at ${nulls_first}, id);
create index gatehouse_users_by_country on gatehouse_users (registration_country ${nulls_first}, id);

-- The search index of SQLite; that of PostgreSQL needs an extension and is made at the start. It
-- numbers the users itself, since the row numbers of a table change when the file is vacuumed.
${sqlite} create table gatehouse_search_rows (number integer not null primary key, user_id text not null unique);
${sqlite} create virtual table gatehouse_search using fts5(grams, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1');
