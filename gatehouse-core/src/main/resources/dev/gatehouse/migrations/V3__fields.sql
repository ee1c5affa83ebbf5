-- User names, and the fields that an application adds to its users.

-- who has a user name, or may be thought to: one row for a name, whatever the case of its letters
create table gatehouse_usernames (
  username_key text not null primary key,
  user_id ${id} references gatehouse_users (id) on delete cascade
);

create index gatehouse_usernames_by_user on gatehouse_usernames (user_id);

insert into gatehouse_usernames (username_key, user_id)
select username_key, id
from gatehouse_users
where username_key is not null;

create table gatehouse_custom_field_definitions (
  field_key text not null primary key,
  label text not null,
  type text not null,
  -- a JSON array of texts
  options text not null,
  -- JSON of any kind
  initial text,
  required boolean not null,
  least text,
  most text,
  pattern text,
  seen_by_user boolean not null,
  edited_by_user boolean not null,
  sensitive boolean not null,
  enabled boolean not null,
  position integer not null
);

-- no reference to a definition: an application may keep fields that it never declared
create table gatehouse_custom_field_values (
  user_id ${id} not null references gatehouse_users (id) on delete cascade,
  field_key text not null,
  -- JSON of any kind but null
  content text not null,
  primary key (user_id, field_key)
);
