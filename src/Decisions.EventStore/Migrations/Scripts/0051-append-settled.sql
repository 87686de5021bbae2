-- What decisions.append_one does, for an event that says something of certain streams up to a place in the log: it lands only
-- where no stream whose name begins with one of p_settled has an event at p_settled_from or later. Outcome 5 where one has, with
-- the place of the first; all else as decisions.append_one has it. Whatever else lands meanwhile is no hindrance.
--
-- The row that orders the log is locked first, so nothing comes between the look and the append. One looks at what has landed
-- since p_settled_from only, which is little, however much there is before. (A join was planned otherwise: 0003-append.sql.)

create function decisions.append_one_settled(
  p_settled        text[],
  p_settled_from   bigint,
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
  v_last  timestamptz;
  v_moved bigint;
begin
  select last_time into v_last from ledger_head where community = p_community for update;
  select l.index into v_moved
    from ledger_leaf l
   where l.community = p_community and l.index >= p_settled_from
     and (select e.stream_id from mt_events e where e.seq_id = l.seq_id)::text ^@ any (p_settled)
   order by l.index
   limit 1;
  -- A command that comes again has its first answer, whatever has landed since.
  if v_moved is not null
    and (select l.index from ledger_leaf l where l.community = p_community and l.command_id = p_command) is null then
    return array[5, -1, -1, v_moved, (extract(epoch from greatest(clock_timestamp(), v_last)) * 1000000)::bigint];
  end if;
  return append_one(
    p_careful, p_community, p_command, p_after, p_not_after, p_guard, p_guard_version, p_stream, p_stream_type, p_version,
    p_event_id, p_event_type, p_event_clr_type, p_event_data, p_event_headers, p_correlation, p_fingerprint, p_salt, p_entry);
end
$$;

revoke execute on function decisions.append_one_settled from public;
grant execute on function decisions.append_one_settled to decisions_app;

-- It compared the head of the whole log, and in a busy community never landed.
drop function decisions.append_one_at;
