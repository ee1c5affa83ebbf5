-- Another address for a user, and the way back.

-- what a token is to bring about where its purpose does not say it all: the new address
alter table gatehouse_one_time_tokens add column carried text;

-- bound to nothing that an intruder could change: neither to the address nor to the credentials
create table gatehouse_email_undos (
  digest ${bytes} not null primary key,
  user_id ${id} not null references gatehouse_users (id) on delete cascade,
  -- which change of credentials it takes back; an undo ends those of later changes
  credential_version bigint not null,
  old_email text not null,
  -- nobody else can have the address while it may be put back
  old_canonical text not null,
  changed_at bigint not null,
  expires_at bigint not null
);

create index gatehouse_email_undos_by_user on gatehouse_email_undos (user_id, credential_version);
create index gatehouse_email_undos_by_address on gatehouse_email_undos (old_canonical);
create index gatehouse_email_undos_by_end on gatehouse_email_undos (expires_at);
