-- The application's own table, with a foreign key on the users of Gatehouse.
create table notes (
  id uuid not null primary key,
  owner_id uuid not null references gatehouse_users (id) on delete cascade,
  text varchar(2000) not null
);
