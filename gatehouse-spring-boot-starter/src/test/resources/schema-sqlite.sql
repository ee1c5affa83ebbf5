create table host_notes (
  user_id text not null references gatehouse_users (id) on delete cascade,
  text text not null
);
