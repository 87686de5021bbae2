-- The application may read the events and append through functions alone; it may not write a row of them itself,
-- so neither a fault nor an intruder in the application can change or remove what happened.

do $$
begin
  -- Roles are the whole server's, and another of its databases may be migrated at this moment.
  begin
    if not exists (select from pg_roles where rolname = 'decisions_app') then
      create role decisions_app nologin;
    end if;
  exception when duplicate_object or unique_violation then
    null;
  end;
  -- From version 16 on, whoever makes a role is a member of it without the right to change to it.
  begin
    if not pg_has_role(current_user, 'decisions_app',
                       case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
      execute format('grant decisions_app to %I', current_user);
    end if;
  exception when unique_violation then
    null;
  end;
end
$$;

grant usage on schema decisions to decisions_app;
grant select on decisions.mt_streams, decisions.mt_events, decisions.mt_event_progression,
                decisions.mt_high_water_skips, decisions.ledger_head, decisions.ledger_leaf to decisions_app;
revoke execute on function decisions.append, decisions.entry_tail from public;
grant execute on function decisions.append to decisions_app;

-- Spares the appends a check that they make superfluous: PostgresEventStore.cs says which. Only a superuser may grant
-- it; without it appends are slower and nothing else. It opens nothing: the role can write no row of these tables.
do $$
begin
  grant set on parameter session_replication_role to decisions_app;
exception
  when insufficient_privilege then null;
  -- Privileges on parameters are the whole server's, and another of its databases may be migrated at this moment.
  when unique_violation or internal_error then null;
end
$$;
