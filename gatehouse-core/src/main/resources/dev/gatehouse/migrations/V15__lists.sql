-- What the users are listed and counted by besides, and what each user wants to see of lists.

create index gatehouse_users_by_second_factor on gatehouse_users (second_factor_at ${nulls_first}, id);

-- so that counting does not read the mails that were sent
create index gatehouse_outbox_given_up on gatehouse_outbox (given_up_at) where given_up_at is not null;

create table gatehouse_preferences (
  user_id ${id} not null references gatehouse_users (id) on delete cascade,
  name text not null,
  content text not null,
  primary key (user_id, name)
);
