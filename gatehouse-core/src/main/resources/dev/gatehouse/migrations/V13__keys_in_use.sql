-- Which keys have sealed what: the first seven characters of a sealed value tell its key.

create index gatehouse_totp_by_key on gatehouse_totp (substr(sealed, 1, 7));
create index gatehouse_totp_setups_by_key on gatehouse_totp_setups (substr(sealed, 1, 7));
create index gatehouse_outbox_by_key on gatehouse_outbox (substr(sealed, 1, 7));
create index gatehouse_audit_seals_by_key on gatehouse_audit_seals (substr(sealed, 1, 7));
