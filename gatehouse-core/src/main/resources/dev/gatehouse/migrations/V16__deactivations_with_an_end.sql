-- When a deactivated user may act again by itself; null for good. Whether somebody is active says
-- active alone: whoever notes that the time has come changes it.

alter table gatehouse_users add column deactivated_until bigint;

create index gatehouse_users_by_deactivation_end on gatehouse_users (deactivated_until)
where deactivated_until is not null;
