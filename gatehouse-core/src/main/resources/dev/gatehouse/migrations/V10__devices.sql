-- Browsers and programs that a user has signed in with before.

create table gatehouse_known_devices (
  id ${id} not null primary key,
  user_id ${id} not null references gatehouse_users (id) on delete cascade,
  digest ${bytes} not null unique,
  user_agent text not null,
  -- an IPv6 client is its network of 64 bits
  network text not null,
  known_at bigint not null,
  seen_at bigint not null
);

create index gatehouse_known_devices_by_user on gatehouse_known_devices (user_id, seen_at);
create index gatehouse_known_devices_by_use on gatehouse_known_devices (seen_at);
