-- A password that somebody else has set opens nothing until its user has set another.

alter table gatehouse_passwords add column must_change boolean not null default false;
