-- Pictures of users, and what is still to be made of uploads.

create table gatehouse_avatars (
  user_id ${id} not null primary key references gatehouse_users (id) on delete cascade,
  avatar_id ${id} not null unique,
  -- SHA-256 of what was uploaded, in hexadecimal
  digest text not null,
  made_at bigint not null
);

create table gatehouse_avatar_jobs (
  user_id ${id} not null primary key references gatehouse_users (id) on delete cascade,
  avatar_id ${id} not null unique,
  source_key text not null,
  digest text not null,
  queued_at bigint not null,
  -- when the next try may begin; null once there will be none
  due_at bigint,
  tries integer not null
);

create index gatehouse_avatar_jobs_by_due on gatehouse_avatar_jobs (due_at);

-- written before the file is put into the bucket, and removed after the file is
create table gatehouse_avatar_files (
  file_key text not null primary key,
  -- no foreign keys: the row outlives its user until the file is gone
  user_id ${id} not null,
  avatar_id ${id} not null,
  variant text not null,
  type text not null,
  width integer not null,
  height integer not null,
  bytes bigint not null,
  -- when the file may be removed; null while it is needed
  doomed_at bigint
);

create index gatehouse_avatar_files_by_user on gatehouse_avatar_files (user_id, avatar_id);
create index gatehouse_avatar_files_by_doom on gatehouse_avatar_files (doomed_at);
