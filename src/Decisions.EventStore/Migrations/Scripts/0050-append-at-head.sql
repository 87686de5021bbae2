-- What decisions.append_one does, for an event that says something of the whole log before it: it lands only as the event
-- p_head of the community's log. The row that orders the log is locked first, so nothing comes between the comparison and
-- the append. Outcome 2 where the log stands elsewhere; all else as decisions.append_one has it.

create function decisions.append_one_at(
  p_head           bigint,
  p_careful        boolean,
  p_community      uuid,
  p_command        uuid,
  p_after          timestamptz,
  p_not_after      timestamptz,
  p_guard          text[],
  p_guard_version  bigint[],
  p_stream         text,
  p_stream_type    text,
  p_version        bigint,
  p_event_id       uuid,
  p_event_type     text,
  p_event_clr_type text,
  p_event_data     jsonb,
  p_event_headers  jsonb,
  p_correlation    text,
  p_fingerprint    bytea,
  p_salt           bytea,
  p_entry          bytea
)
returns bigint[]
language plpgsql
security definer
set search_path = decisions, pg_temp
as $$
declare
  v_next bigint;
  v_last timestamptz;
begin
  select next_index, last_time into v_next, v_last from ledger_head where community = p_community for update;
  if v_next is distinct from p_head then
    return array[2, -1, 0, coalesce(v_next, 0), (extract(epoch from greatest(clock_timestamp(), v_last)) * 1000000)::bigint];
  end if;
  return append_one(
    p_careful, p_community, p_command, p_after, p_not_after, p_guard, p_guard_version, p_stream, p_stream_type, p_version,
    p_event_id, p_event_type, p_event_clr_type, p_event_data, p_event_headers, p_correlation, p_fingerprint, p_salt, p_entry);
end
$$;

revoke execute on function decisions.append_one_at from public;
grant execute on function decisions.append_one_at to decisions_app;
