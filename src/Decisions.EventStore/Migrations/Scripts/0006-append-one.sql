-- What decisions.append does, for one command that writes one event to one stream: a ballot that arrives alone. Arrays
-- and set-returning functions cost more than the work then; this is the same work with plain variables, at half the
-- cost, and as each statement costs more to start than to run, in as few as can be. p_careful, the outcomes and their
-- meaning are those of decisions.append; check 0 is the stream's, check i the i-th guard's.
--
-- Returns outcome, index, check, actual and the time in microseconds since 1970: one value is had for less than a row.

create function decisions.append_one(
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
  v_tenant  constant text := p_community::text;
  v_now     timestamptz;
  v_place   bigint;
  v_known   bigint;
  v_kept    boolean;
  v_stands  bigint;
  v_actual  bigint := -1;
  v_check   bigint := -1;
  v_outcome bigint := 0;
  v_seq     bigint;
  v_started boolean := false;
begin
  -- Takes the place and the lock at once, as if the append were to land: it nearly always does.
  update ledger_head set next_index = next_index + 1, last_time = greatest(clock_timestamp(), last_time)
   where community = p_community
  returning next_index - 1, last_time into v_place, v_now;
  if not found then
    insert into ledger_head as h (community, next_index, last_time) values (p_community, 1, clock_timestamp())
    on conflict (community) do update
       set next_index = h.next_index + 1, last_time = greatest(clock_timestamp(), h.last_time)
    returning next_index - 1, last_time into v_place, v_now;
  end if;

  -- Only now, with the lock held, does a statement see all that landed before.
  -- A new ballot, guarded by what it is cast on: one statement asks for the guard and starts the stream, unless its
  -- command was answered before as having changed nothing, which no index would refuse.
  if not p_careful and p_version = 0 and cardinality(p_guard) = 1 and v_now > p_after and v_now <= p_not_after then
    insert into mt_streams (tenant_id, id, type, version, timestamp, created)
    select v_tenant, p_stream, p_stream_type, 1, v_now, v_now
      from mt_streams m
     where m.tenant_id = v_tenant and m.id = p_guard[1] and m.version = p_guard_version[1]
       and (select u.version from unchanged_command u where u.community = p_community and u.command_id = p_command) is null;
    v_started := found;
  end if;

  if not v_started then
    -- -1 where there is no such leaf or stream.
    select coalesce((select l.index from ledger_leaf l where l.community = p_community and l.command_id = p_command), -1),
           coalesce((select coalesce(m.version, 0) from mt_streams m where m.tenant_id = v_tenant and m.id = p_stream), -1),
           coalesce((select true from unchanged_command u where u.community = p_community and u.command_id = p_command), false)
      into v_known, v_stands, v_kept;

    if v_known >= 0 or v_kept then
      v_outcome := 1;
    elsif v_now <= p_after then
      v_outcome := 3;
    elsif v_now > p_not_after then
      v_outcome := 4;
    elsif greatest(v_stands, 0) <> p_version then
      v_outcome := 2;
      v_check := 0;
      v_actual := greatest(v_stands, 0);
    else
      for i in 1 .. cardinality(p_guard) loop
        v_actual := coalesce((select m.version from mt_streams m where m.tenant_id = v_tenant and m.id = p_guard[i]), 0);
        if v_actual <> p_guard_version[i] then
          v_outcome := 2;
          v_check := i;
          exit;
        end if;
      end loop;
    end if;

    if v_outcome <> 0 then
      update ledger_head set next_index = v_place where community = p_community;
      return array[v_outcome, v_known, v_check, v_actual, (extract(epoch from v_now) * 1000000)::bigint];
    end if;

    if v_stands < 0 then
      insert into mt_streams (tenant_id, id, type, version, timestamp, created)
      values (v_tenant, p_stream, p_stream_type, 1, v_now, v_now);
    else
      update mt_streams set version = p_version + 1, timestamp = v_now where tenant_id = v_tenant and id = p_stream;
      -- Its row holds the stream until both are committed: with no row the event would have no stream.
      if not found then
        raise serialization_failure using message = format('the stream %s was deleted meanwhile', p_stream);
      end if;
    end if;
  end if;

  v_seq := nextval('decisions.mt_events_sequence');
  insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
                         correlation_id, causation_id, headers)
  values (v_seq, p_event_id, p_stream, p_version + 1, p_event_data, p_event_type, v_now, v_tenant, p_event_clr_type,
          p_correlation, p_command::text, p_event_headers);
  insert into ledger_leaf (community, index, seq_id, command_id, command_leaves, fingerprint, salt, entry)
  values (p_community, v_place, v_seq, p_command, 1, p_fingerprint, p_salt, p_entry || entry_tail(v_now));
  return array[0, v_place, -1, -1, (extract(epoch from v_now) * 1000000)::bigint];
end
$$;

revoke execute on function decisions.append_one from public;
grant execute on function decisions.append_one to decisions_app;
