-- Portable between SQLite and PostgreSQL: ${id} is uuid or text, ${bytes} is bytea or blob, and
-- every instant is a bigint of milliseconds since the epoch.

create table gatehouse_users (
  id ${id} not null primary key,
  email text not null,
  email_canonical text not null unique,
  active boolean not null,
  confirmed_at bigint,
  -- counts up when a password, an address or a second factor changes; what was issued before is void
  credential_version bigint not null,
  registered_at bigint not null,
  signed_in_at bigint,
  language text not null,
  deactivated_at bigint,
  deactivation_reason text
);

create table gatehouse_passwords (
  user_id ${id} not null primary key references gatehouse_users (id) on delete cascade,
  hash text not null,
  changed_at bigint not null
);

create table gatehouse_roles (
  id ${id} not null primary key,
  name text not null unique,
  -- two roles that differ in the case of their letters only are one
  name_key text not null unique,
  description text not null,
  system boolean not null
);

insert into gatehouse_roles (id, name, name_key, description, system) values
  ('00000000-0000-7000-8000-000000000001', 'Owner', 'owner', '', true),
  ('00000000-0000-7000-8000-000000000002', 'Admin', 'admin', '', true),
  ('00000000-0000-7000-8000-000000000003', 'User', 'user', '', true);

create table gatehouse_role_grants (
  user_id ${id} not null references gatehouse_users (id) on delete cascade,
  role_id ${id} not null references gatehouse_roles (id),
  granted_at bigint not null,
  primary key (user_id, role_id)
);

create index gatehouse_role_grants_by_role on gatehouse_role_grants (role_id, user_id);

-- one row; who takes it becomes the first owner, and nobody after
create table gatehouse_owner_seat (
  name text not null primary key,
  taken_by ${id},
  taken_at bigint,
  -- counted up by whatever could leave the house without an owner, to lock the row
  locked bigint not null default 0
);

insert into gatehouse_owner_seat (name) values ('owner');

create table gatehouse_sessions (
  id ${id} not null primary key,
  user_id ${id} not null references gatehouse_users (id) on delete cascade,
  digest ${bytes} not null unique,
  address text not null,
  user_agent text not null,
  lasting boolean not null,
  opened_at bigint not null,
  last_used_at bigint not null
);

create index gatehouse_sessions_by_user on gatehouse_sessions (user_id);

create table gatehouse_one_time_tokens (
  digest ${bytes} not null primary key,
  purpose text not null,
  user_id ${id} not null references gatehouse_users (id) on delete cascade,
  sent_to text not null,
  credential_version bigint not null,
  expires_at bigint not null,
  -- a newer token of the same purpose takes the older one's place
  unique (user_id, purpose)
);

create index gatehouse_one_time_tokens_by_end on gatehouse_one_time_tokens (expires_at);

create table gatehouse_throttle_slots (
  subject_key text not null,
  number integer not null,
  taken_until bigint not null,
  primary key (subject_key, number)
);

create index gatehouse_throttle_slots_by_end on gatehouse_throttle_slots (taken_until);

-- append-only; no foreign keys, since the trail outlives the users it speaks of
create table gatehouse_audit_events (
  id ${id} not null primary key,
  at bigint not null,
  act text not null,
  actor_id ${id},
  target_id ${id},
  address text,
  user_agent text,
  details text not null
);

create index gatehouse_audit_events_by_target on gatehouse_audit_events (target_id, id);
create index gatehouse_audit_events_by_actor on gatehouse_audit_events (actor_id, id);

create table gatehouse_outbox (
  id ${id} not null primary key,
  -- the whole mail, sealed; null once it is sent or given up
  sealed text,
  queued_at bigint not null,
  due_at bigint,
  tries integer not null,
  sent_at bigint,
  given_up_at bigint
);

create index gatehouse_outbox_by_due on gatehouse_outbox (due_at);

create table gatehouse_key_mark (
  name text not null primary key,
  sealed text not null
);

-- one row: when housekeeping is due, for whichever node comes first
create table gatehouse_duty (
  name text not null primary key,
  due_at bigint not null
);

insert into gatehouse_duty (name, due_at) values ('housekeeping', 0);
