-- Users who are to be deleted for good, and when. Until then they are inactive.

create table gatehouse_deletions (
  user_id ${id} not null primary key references gatehouse_users (id) on delete cascade,
  -- whether the user's own mail can undo it; what an administrator has decided only another undoes
  by_user boolean not null,
  requested_at bigint not null,
  due_at bigint not null
);

create index gatehouse_deletions_by_time on gatehouse_deletions (due_at);
