-- What administrators see of all sessions and of the outbox, and the quick way to it.

create index gatehouse_sessions_by_use on gatehouse_sessions (last_used_at, id);
create index gatehouse_sessions_by_opening on gatehouse_sessions (opened_at);

-- what kind of mail it is and for which user, beside the sealed mail itself; empty for older ones
alter table gatehouse_outbox add column kind text not null default '';
-- no reference: what was sent is remembered a while longer than its user
alter table gatehouse_outbox add column user_id ${id};
-- while a worker has it
alter table gatehouse_outbox add column leased_until bigint;
-- the kinds of what went wrong at the last try
alter table gatehouse_outbox add column failure text;

create index gatehouse_outbox_by_user on gatehouse_outbox (user_id, id);
create index gatehouse_outbox_waiting on gatehouse_outbox (id) where due_at is not null;
