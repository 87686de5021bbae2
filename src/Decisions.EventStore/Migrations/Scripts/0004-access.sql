-- The application may read the events and append through the one function; it may not write a row of them itself,
-- so neither a fault nor an intruder in the application can change or remove what happened.

do $$
begin
  if not exists (select from pg_roles where rolname = 'decisions_app') then
    create role decisions_app nologin;
  end if;
  -- From version 16 on, whoever makes a role is a member of it without the right to change to it.
  if not pg_has_role(current_user, 'decisions_app',
                     case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
    execute format('grant decisions_app to %I', current_user);
  end if;
end
$$;

grant usage on schema decisions to decisions_app;
grant select on decisions.mt_streams, decisions.mt_events, decisions.mt_event_progression,
                decisions.mt_high_water_skips, decisions.ledger_head, decisions.ledger_leaf to decisions_app;
revoke execute on function decisions.append from public;
grant execute on function decisions.append to decisions_app;
