create table host_notes (
  user_id uuid not null references gatehouse_users (id) on delete cascade,
  text text not null
);
