-- Appends a batch of commands of one community in one transaction, each with an outcome of its own.
-- docs/event-store.md states the contract; Appending/AppendBatch.cs is the one caller.
--
-- A batch comes flattened: p_checks[i] and p_events[i] say how many of the checks and events, in order, are the
-- i-th command's. A stream is named once, in p_stream, and pointed to by its position there. p_command_id,
-- p_command_leaves and p_fingerprint stand on a command's first event and are null on its others.
-- Times are never null ('-infinity' and 'infinity' stand for none): an array without nulls is indexed in constant time.
--
-- Outcomes: 0 landed · 1 landed before, under the same command id · 2 a stream does not stand where the command
-- expects it (o_check, o_actual) · 3 too early · 4 too late. For 0 and 1 o_index is the command's first index.

create function decisions.append(
  p_community      uuid,
  p_command        uuid[],
  p_after          timestamptz[],
  p_not_after      timestamptz[],
  p_checks         int[],
  p_events         int[],
  p_stream         text[],
  p_stream_type    text[],
  p_check_stream   int[],
  p_check_version  bigint[],
  p_event_stream   int[],
  p_event_version  bigint[],
  p_event_id       uuid[],
  p_event_type     text[],
  p_event_clr_type text[],
  p_event_data     jsonb[],
  p_event_headers  jsonb[],
  p_correlation    text[],
  p_causation      text[],
  p_command_id     uuid[],
  p_command_leaves int[],
  p_fingerprint    bytea[],
  p_salt           bytea[],
  p_entry          bytea[],
  out o_now        timestamptz,
  out o_outcome    int[],
  out o_index      bigint[],
  out o_check      int[],
  out o_actual     bigint[]
)
language plpgsql
security definer
set search_path = decisions, pg_temp
as $$
declare
  v_tenant   constant text := p_community::text;
  v_commands constant int := cardinality(p_command);
  v_streams  constant int := cardinality(p_stream);
  v_total    constant int := cardinality(p_event_id);
  v_next     bigint;
  v_last     timestamptz;
  v_stamp    bytea;
  v_before   bigint[];
  v_version  bigint[];
  v_known    uuid[];
  v_known_at bigint[];
  v_seq      bigint[] := array_fill(null::bigint, array[v_total]);
  v_at       bigint[] := array_fill(null::bigint, array[v_total]);
  v_landed   int := 0;
  v_check    int := 0;
  v_event    int := 0;
  v_outcome  int;
  v_new      boolean := false;
  v_grown    boolean := false;
  i int; j int; s int;
begin
  o_outcome := array_fill(0, array[v_commands]);
  o_index   := array_fill(-1::bigint, array[v_commands]);
  o_check   := array_fill(-1, array[v_commands]);
  o_actual  := array_fill(-1::bigint, array[v_commands]);

  -- Every append of the community waits here for the one before it: this is the order of its log.
  select next_index, last_time into v_next, v_last from ledger_head where community = p_community for update;
  if not found then
    insert into ledger_head (community) values (p_community) on conflict do nothing;
    select next_index, last_time into v_next, v_last from ledger_head where community = p_community for update;
  end if;
  o_now := greatest(clock_timestamp(), v_last);

  -- Where each named stream stands, in the order named. The index is asked once for each.
  select array_agg(coalesce((select m.version from mt_streams m where m.tenant_id = v_tenant and m.id = n.id), 0)
                   order by n.place)
    into v_version
    from unnest(p_stream) with ordinality as n (id, place);
  v_before := v_version;

  select array_agg(l.command_id), array_agg(l.index) into v_known, v_known_at
    from ledger_leaf l where l.community = p_community and l.command_id = any (p_command);

  for i in 1 .. v_commands loop
    v_outcome := 0;
    if v_known is not null and p_command[i] = any (v_known) then
      v_outcome := 1;
      o_index[i] := v_known_at[array_position(v_known, p_command[i])];
    elsif o_now <= p_after[i] then
      v_outcome := 3;
    elsif o_now > p_not_after[i] then
      v_outcome := 4;
    else
      for j in v_check + 1 .. v_check + p_checks[i] loop
        if v_version[p_check_stream[j]] <> p_check_version[j] then
          v_outcome := 2;
          o_check[i] := j - v_check - 1;
          o_actual[i] := v_version[p_check_stream[j]];
          exit;
        end if;
      end loop;
    end if;
    if v_outcome = 0 then
      o_index[i] := v_next + v_landed;
      for j in v_event + 1 .. v_event + p_events[i] loop
        s := p_event_stream[j];
        if v_before[s] = 0 then v_new := true; else v_grown := true; end if;
        v_version[s] := p_event_version[j];
        v_seq[j] := nextval('decisions.mt_events_sequence');
        v_at[j] := v_next + v_landed;
        v_landed := v_landed + 1;
      end loop;
    end if;
    o_outcome[i] := v_outcome;
    v_check := v_check + p_checks[i];
    v_event := v_event + p_events[i];
  end loop;

  if v_landed = 0 then
    return;
  end if;

  if v_new then
    insert into mt_streams (tenant_id, id, type, version, timestamp, created)
    select v_tenant, n.id, n.type, n.version, o_now, o_now
      from unnest(p_stream, p_stream_type, v_before, v_version) as n (id, type, before, version)
     where n.before = 0 and n.version > 0;
  end if;
  if v_grown then
    update mt_streams m set version = n.version, timestamp = o_now
      from unnest(p_stream, v_before, v_version) as n (id, before, version)
     where n.before > 0 and n.version > n.before and m.tenant_id = v_tenant and m.id = n.id;
  end if;

  insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
                         correlation_id, causation_id, headers)
  select e.seq, e.id, p_stream[e.stream], e.version, e.data, e.type, o_now, v_tenant, e.clr_type,
         e.correlation, e.causation, e.headers
    from unnest(v_seq, p_event_id, p_event_stream, p_event_version, p_event_data, p_event_type, p_event_clr_type,
                p_correlation, p_causation, p_event_headers)
         as e (seq, id, stream, version, data, type, clr_type, correlation, causation, headers)
   where e.seq is not null;

  v_stamp := convert_to(to_char(o_now at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"}') , 'UTF8');
  insert into ledger_leaf (community, index, seq_id, command_id, command_leaves, fingerprint, salt, entry)
  select p_community, l.at, l.seq, l.command, l.leaves, l.print, l.salt, l.entry || v_stamp
    from unnest(v_at, v_seq, p_command_id, p_command_leaves, p_fingerprint, p_salt, p_entry)
         as l (at, seq, command, leaves, print, salt, entry)
   where l.at is not null;

  update ledger_head set next_index = v_next + v_landed, last_time = o_now where community = p_community;
  perform pg_notify('decisions_log', v_tenant);
end
$$;
