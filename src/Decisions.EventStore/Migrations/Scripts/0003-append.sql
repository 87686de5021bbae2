-- Appends a batch of commands of one community in one transaction, each with an outcome of its own.
-- docs/event-store.md states the contract; Appending/AppendBatch.cs is the one caller.
--
-- A batch comes flattened: p_checks[i] and p_events[i] say how many of the checks and events, in order, are the
-- i-th command's. A stream is named once, in p_stream, and pointed to by its position there. p_command_id,
-- p_command_leaves and p_fingerprint stand on a command's first event and are null on its others.
-- Arrays that are indexed hold no nulls and nothing of varying length ('-infinity' and 'infinity' stand for no time):
-- only such an array is indexed in constant time. So events name their stream twice: by position for the checks, in
-- p_event_stream_id for the rows. And unnest stands in the select list, where arrays are read in lock-step; in FROM,
-- each would be copied to a store of its own first.
--
-- Most commands are new, and so are most streams that they start. Unless p_careful, that is taken for granted where a
-- command of the batch would start a stream (p_stream_new): two indexes are then not asked for each ballot, and where it
-- was wrong their uniqueness refuses the batch (unique_violation), and the caller sends it again with care. A command
-- that does not land as things seem is looked at with care at once, so that its outcome is the true one.
--
-- Plans are made once, when tables may be empty and have no statistics, and are kept while they grow. So each table is
-- read in a way that leaves the planner one sensible choice: one row by all columns of a unique index, in a scalar
-- subquery. A join, or command_id = any (...), was planned as a walk through the whole community.
--
-- Outcomes: 0 landed · 1 answered before, under the same command id (landed, or kept as having changed nothing:
-- 0007-unchanged-commands.sql) · 2 a stream does not stand where the command
-- expects it (o_check, o_actual) · 3 too early · 4 too late. For 0 and 1 o_index is the command's first index, -1 if it was kept.

-- What the database adds to the bytes of an entry: its time and its end; docs/ledger.md. One select, so it is inlined.
create function decisions.entry_tail(p_time timestamptz) returns bytea
language sql stable
as $$
  select pg_catalog.convert_to(
    pg_catalog.to_char(p_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z\"}"'), 'UTF8')
$$;

create function decisions.append(
  p_careful         boolean,
  p_community       uuid,
  p_command         uuid[],
  p_after           timestamptz[],
  p_not_after       timestamptz[],
  p_checks          int[],
  p_events          int[],
  p_stream          text[],
  p_stream_type     text[],
  p_stream_new      boolean[],
  p_check_stream    int[],
  p_check_version   bigint[],
  p_event_stream    int[],
  p_event_stream_id text[],
  p_event_version   bigint[],
  p_event_id        uuid[],
  p_event_type      text[],
  p_event_clr_type  text[],
  p_event_data      jsonb[],
  p_event_headers   jsonb[],
  p_correlation     text[],
  p_causation       text[],
  p_command_id      uuid[],
  p_command_leaves  int[],
  p_fingerprint     bytea[],
  p_salt            bytea[],
  p_entry           bytea[],
  out o_now         timestamptz,
  out o_outcome     int[],
  out o_index       bigint[],
  out o_check       int[],
  out o_actual      bigint[]
)
language plpgsql
security definer
set search_path = decisions, pg_temp
as $$
declare
  v_tenant   constant text := p_community::text;
  v_commands constant int := cardinality(p_command);
  v_total    constant int := cardinality(p_event_id);
  v_next     bigint;
  v_last     timestamptz;
  v_tail     bytea;
  v_before   bigint[];
  v_version  bigint[];
  v_known    bigint[];
  v_kept     boolean[];
  v_seq      bigint[];
  v_at       bigint[] := array_fill(null::bigint, array[v_total]);
  v_careful  boolean := p_careful;
  v_refused  boolean;
  v_landed   int;
  v_check    int;
  v_event    int;
  v_outcome  int;
  v_new      boolean;
  v_grown    boolean;
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

  -- Which commands were answered before as having changed nothing. No index refuses them, so all are asked for.
  v_kept := array(
    select coalesce((select true from unchanged_command u where u.community = p_community and u.command_id = c.id), false)
      from (select unnest(p_command) as id) c);

  loop
    -- Where each named stream stands, in the order named. The index is asked at most once for each.
    -- -1 where there is no such stream.
    v_version := array(
      select case when n.new and not v_careful then -1 else
               coalesce((select coalesce(m.version, 0) from mt_streams m where m.tenant_id = v_tenant and m.id = n.id), -1)
             end
        from (select unnest(p_stream) as id, unnest(p_stream_new) as new) n);
    v_before := v_version;

    -- The index that each command's first event has; -1 where none has landed.
    if v_careful then
      v_known := array(
        select coalesce((select l.index from ledger_leaf l where l.community = p_community and l.command_id = c.id), -1)
          from (select unnest(p_command) as id) c);
    else
      v_known := array_fill(-1::bigint, array[v_commands]);
    end if;

    v_landed := 0;
    v_check := 0;
    v_event := 0;
    v_new := false;
    v_grown := false;
    v_refused := false;
    for i in 1 .. v_commands loop
      v_outcome := 0;
      if v_known[i] >= 0 or v_kept[i] then
        v_outcome := 1;
        o_index[i] := v_known[i];
      elsif o_now <= p_after[i] then
        v_outcome := 3;
      elsif o_now > p_not_after[i] then
        v_outcome := 4;
      else
        for j in v_check + 1 .. v_check + p_checks[i] loop
          if greatest(v_version[p_check_stream[j]], 0) <> p_check_version[j] then
            v_outcome := 2;
            o_check[i] := j - v_check - 1;
            o_actual[i] := greatest(v_version[p_check_stream[j]], 0);
            exit;
          end if;
        end loop;
      end if;
      if v_outcome = 0 then
        o_index[i] := v_next + v_landed;
        for j in v_event + 1 .. v_event + p_events[i] loop
          s := p_event_stream[j];
          if v_before[s] < 0 then v_new := true; else v_grown := true; end if;
          v_version[s] := p_event_version[j];
          v_at[j] := v_next + v_landed;
          v_landed := v_landed + 1;
        end loop;
      else
        v_refused := true;
        exit when not v_careful;
      end if;
      o_outcome[i] := v_outcome;
      v_check := v_check + p_checks[i];
      v_event := v_event + p_events[i];
    end loop;
    exit when v_careful or not v_refused;
    v_careful := true;
    v_at := array_fill(null::bigint, array[v_total]);
    o_index := array_fill(-1::bigint, array[v_commands]);
    o_check := array_fill(-1, array[v_commands]);
    o_actual := array_fill(-1::bigint, array[v_commands]);
  end loop;

  if v_landed = 0 then
    return;
  end if;

  if v_new then
    insert into mt_streams (tenant_id, id, type, version, timestamp, created)
    select v_tenant, n.id, n.type, n.version, o_now, o_now
      from (select unnest(p_stream) as id, unnest(p_stream_type) as type,
                   unnest(v_before) as before, unnest(v_version) as version) n
     where n.before < 0 and n.version > 0;
  end if;
  if v_grown then
    for s in 1 .. cardinality(p_stream) loop
      if v_before[s] >= 0 and v_version[s] > v_before[s] then
        update mt_streams set version = v_version[s], timestamp = o_now where tenant_id = v_tenant and id = p_stream[s];
        -- Its row holds the stream until both are committed: with no row the events would have no stream.
        if not found then
          raise serialization_failure using message = format('the stream %s was deleted meanwhile', p_stream[s]);
        end if;
      end if;
    end loop;
  end if;

  v_seq := array(
    select case when l.at is not null then nextval('decisions.mt_events_sequence') end
      from (select unnest(v_at) as at) l);
  insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
                         correlation_id, causation_id, headers)
  select e.seq, e.id, e.stream, e.version, e.data, e.type, o_now, v_tenant, e.clr_type,
         e.correlation, e.causation, e.headers
    from (select unnest(v_seq) as seq, unnest(p_event_id) as id, unnest(p_event_stream_id) as stream,
                 unnest(p_event_version) as version, unnest(p_event_data) as data, unnest(p_event_type) as type,
                 unnest(p_event_clr_type) as clr_type, unnest(p_correlation) as correlation,
                 unnest(p_causation) as causation, unnest(p_event_headers) as headers) e
   where e.seq is not null;

  v_tail := entry_tail(o_now);
  insert into ledger_leaf (community, index, seq_id, command_id, command_leaves, fingerprint, salt, entry)
  select p_community, l.at, l.seq, l.command, l.leaves, l.print, l.salt, l.entry || v_tail
    from (select unnest(v_at) as at, unnest(v_seq) as seq, unnest(p_command_id) as command,
                 unnest(p_command_leaves) as leaves, unnest(p_fingerprint) as print, unnest(p_salt) as salt,
                 unnest(p_entry) as entry) l
   where l.at is not null;

  update ledger_head set next_index = v_next + v_landed, last_time = o_now where community = p_community;
end
$$;
