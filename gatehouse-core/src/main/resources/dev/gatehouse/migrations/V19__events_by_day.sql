-- With what happened, so that counting the events of some days reads nothing but the index.

drop index gatehouse_audit_events_by_time;
create index gatehouse_audit_events_by_time on gatehouse_audit_events (at, act);
