-- The audit trail is sealed into a chain, listed by more than its users, and told of clients that change.

-- what one client is counted by; with that of IPv6 addresses from here on
alter table gatehouse_audit_events add column network text;
-- the one column of an event that is ever written again: the number of the seal that covers it
alter table gatehouse_audit_events add column sealed_in bigint;

update gatehouse_audit_events set network = address where address not like '%:%';

create index gatehouse_audit_events_by_seal on gatehouse_audit_events (sealed_in, id);
create index gatehouse_audit_events_by_act on gatehouse_audit_events (act, id);
create index gatehouse_audit_events_by_network on gatehouse_audit_events (network, id);
create index gatehouse_audit_events_by_time on gatehouse_audit_events (at);

create table gatehouse_audit_seals (
  number bigint not null primary key,
  -- the digest of the seal before and of each event it covers, sealed under the key ring
  sealed text not null,
  sealed_at bigint not null
);

-- one row: where the chain ends, so that a missing end is noticed
create table gatehouse_audit_head (
  name text not null primary key,
  number bigint not null,
  -- null until the first seal
  sealed text,
  -- counted up by whoever seals, to lock the row
  locked bigint not null default 0
);

insert into gatehouse_audit_head (name, number) values ('head', 0);

-- which kinds of a changed client have been reported, one bit each
alter table gatehouse_sessions add column reported_changes integer not null default 0;
