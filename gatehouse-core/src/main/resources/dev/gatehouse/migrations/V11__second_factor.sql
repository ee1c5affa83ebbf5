-- Second factors: TOTP, recovery codes, trusted devices, and the state between the factors.

-- when the second factor was switched on; null while it is off
alter table gatehouse_users add column second_factor_at bigint;

create table gatehouse_totp (
  user_id ${id} not null primary key references gatehouse_users (id) on delete cascade,
  -- for the user alone: the id is part of what it is sealed for
  sealed text not null,
  -- the highest step of which a code was accepted; no code of it or before is accepted again
  step bigint not null
);

create table gatehouse_totp_setups (
  -- one for each user: a newer one takes its place
  user_id ${id} not null primary key references gatehouse_users (id) on delete cascade,
  id ${id} not null unique,
  sealed text not null,
  credential_version bigint not null,
  expires_at bigint not null
);

create index gatehouse_totp_setups_by_end on gatehouse_totp_setups (expires_at);

create table gatehouse_recovery_codes (
  -- an HMAC under a key that is sealed: whoever has the table alone cannot try codes against it
  digest ${bytes} not null primary key,
  user_id ${id} not null references gatehouse_users (id) on delete cascade
);

create index gatehouse_recovery_codes_by_user on gatehouse_recovery_codes (user_id);

create table gatehouse_trusted_devices (
  id ${id} not null primary key,
  user_id ${id} not null references gatehouse_users (id) on delete cascade,
  digest ${bytes} not null unique,
  user_agent text not null,
  address text not null,
  -- a change of any credential ends the trust
  credential_version bigint not null,
  trusted_at bigint not null,
  used_at bigint not null,
  expires_at bigint not null
);

create index gatehouse_trusted_devices_by_user on gatehouse_trusted_devices (user_id);
create index gatehouse_trusted_devices_by_end on gatehouse_trusted_devices (expires_at);

-- failures in a row, counted before each check
create table gatehouse_factor_failures (
  user_id ${id} not null references gatehouse_users (id) on delete cascade,
  factor text not null,
  failures integer not null,
  next_try_at bigint not null,
  primary key (user_id, factor)
);

-- a first factor has passed, and the second is due
create table gatehouse_challenges (
  digest ${bytes} not null primary key,
  user_id ${id} not null references gatehouse_users (id) on delete cascade,
  credential_version bigint not null,
  lasting boolean not null,
  tries integer not null,
  expires_at bigint not null
);

create index gatehouse_challenges_by_end on gatehouse_challenges (expires_at);
