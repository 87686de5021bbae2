-- A payload is redacted by taking pieces out of its words. The salt, which opens all of them, gives way to an opening, which
-- opens the rest: one salt for what holds no words, and for each member that holds some, one salt for all of them, or for each
-- piece the salt of what is left or the digest of what is gone. So nothing but the words can be changed under cover of a
-- redaction (docs/ledger.md). This takes the place of what 0009 and 0043 did.

alter table decisions.ledger_leaf add column opening jsonb null, add column redactions integer null;
comment on column decisions.ledger_leaf.opening is 'Opens what is left of a payload that words were taken out of, in the place of the salt.';
comment on column decisions.ledger_leaf.redactions is 'How many redactions of the event are carried out; null where none is.';

-- A digest of what was asked would let a short text be guessed: it goes with the words.
alter table decisions.unchanged_command alter column fingerprint drop not null;

-- What is derived from a salt for one name, and can be told without telling the salt.
create function decisions.salt_of(p_salt bytea, p_name text) returns bytea
language sql
immutable
set search_path = decisions, pg_temp
as $$
  select substring(sha256(p_salt || convert_to(p_name, 'UTF8')) for 16)
$$;

-- The words of one member without the pieces in these ranges, and what opens the rest of them.
create function decisions.words_left(
  p_member text, p_words text, p_salt bytea, p_known jsonb, p_removed jsonb, out words text, out opening jsonb)
language plpgsql
immutable
set search_path = decisions, pg_temp
as $$
declare
  v_mark    constant text := '[removed]';
  v_pieces  text[];
  v_salt    bytea;
  v_one     bytea;
  v_element text;
  v_piece   text;
  v_openers text[] := '{}';
  v_left    text[] := '{}';
  v_number  integer := 0;
  v_token   integer := 0;
  v_was_out boolean := false;
  v_out     boolean := false;
  v_gone    boolean;
  v_removed integer[];
  v_next    integer := 1;
begin
  -- A run of pieces that were taken out before is one piece of what stands there: its mark.
  v_pieces := array(select m[1] from regexp_matches(p_words, '[^ \n]*[ \n]|[^ \n]+', 'g') with ordinality as found(m, n) order by n);
  if v_pieces = '{}' then
    v_pieces := array[''];
  end if;
  if p_salt is not null then
    v_salt := salt_of(p_salt, p_member);
  elsif jsonb_typeof(p_known) = 'string' then
    v_salt := decode(p_known #>> '{}', 'base64');
  end if;
  v_removed := array(
    select distinct number
      from jsonb_array_elements(p_removed) range,
           generate_series((range ->> 'first')::integer,
                           least((range ->> 'last')::integer, greatest(cardinality(v_pieces), case jsonb_typeof(p_known) when 'array' then jsonb_array_length(p_known) end))) number
     order by number);
  loop
    if v_salt is null then
      v_element := p_known ->> v_number;
      exit when v_element is null;
    else
      v_element := null;
      exit when v_token = cardinality(v_pieces);
    end if;
    if length(v_element) = 44 then
      v_token := v_token + case when v_was_out then 0 else 1 end;
      v_was_out := true;
      v_gone := true;
    else
      v_was_out := false;
      v_token := v_token + 1;
      v_piece := v_pieces[v_token];
      v_one := case when v_salt is null then decode(v_element, 'base64')
                    else salt_of(v_salt, v_number::text) end;
      while v_removed[v_next] < v_number loop
        v_next := v_next + 1;
      end loop;
      v_gone := coalesce(v_removed[v_next] = v_number, false);
      v_element := encode(case when v_gone then sha256(v_one || convert_to(v_piece, 'UTF8')) else v_one end, 'base64');
    end if;
    v_openers := array_append(v_openers, v_element);
    if v_gone and not v_out then
      v_left := array_append(v_left, v_mark);
    elsif not v_gone then
      v_left := array_append(v_left, case when v_out then ' ' else '' end || v_piece);
    end if;
    v_out := v_gone;
    v_number := v_number + 1;
  end loop;
  words := array_to_string(v_left, '');
  -- Where nothing is gone, one salt opens all.
  opening := case when v_salt is not null and not exists (select from unnest(v_openers) opener where length(opener) = 44)
                  then to_jsonb(encode(v_salt, 'base64')) else to_jsonb(v_openers) end;
end
$$;

-- A payload without these pieces of its words, and what opens the rest.
create function decisions.payload_left(
  p_payload jsonb, p_salt bytea, p_opening jsonb, p_removed jsonb, out payload jsonb, out opening jsonb)
language plpgsql
immutable
set search_path = decisions, pg_temp
as $$
declare
  v_member text;
  v_words  jsonb := '{}';
  r        record;
begin
  payload := p_payload;
  foreach v_member in array array['note', 'purpose', 'reason', 'remaining', 'statement', 'text', 'title'] loop
    continue when jsonb_typeof(p_payload -> v_member) is distinct from 'string';
    select * into r from words_left(
      v_member, p_payload ->> v_member, p_salt, p_opening -> 'words' -> v_member,
      coalesce((select jsonb_agg(range) from jsonb_array_elements(p_removed) range where range ->> 'words' = v_member), '[]'));
    payload := jsonb_set(payload, array[v_member], to_jsonb(r.words));
    v_words := jsonb_set(v_words, array[v_member], r.opening);
  end loop;
  opening := jsonb_build_object(
    'salt', case when p_salt is null then p_opening ->> 'salt' else encode(salt_of(p_salt, 'rest'), 'base64') end,
    'words', v_words);
end
$$;

-- Takes pieces of words out of one event, for good.
create function decisions.redact_event(
  p_community uuid, p_index bigint, p_seq bigint, p_stream text, p_payload jsonb, p_opening jsonb, p_redactions integer) returns void
language plpgsql
set search_path = decisions, pg_temp
as $$
declare
  v_leaf bigint;
begin
  update mt_events set data = p_payload where seq_id = p_seq;
  select l.index into v_leaf from ledger_leaf l
   where l.community = p_community and l.index <= p_index and l.command_id is not null order by l.index desc limit 1;
  update ledger_leaf set fingerprint = null where community = p_community and index = v_leaf;
  update unchanged_command set fingerprint = null where community = p_community and stream = p_stream;
  update ledger_leaf set salt = null, opening = p_opening, redactions = p_redactions where community = p_community and index = p_index;
end
$$;

-- Takes words out of events, where the record says so and nowhere else. The application may not change an event; it may
-- call this, which takes out of a payload what the payload_redacted events that name it say. The entry stays as it was hashed.
create or replace function decisions.apply_redactions(p_community uuid) returns integer
language plpgsql
security definer
set search_path = decisions, pg_temp
as $$
declare
  v_tenant constant text := p_community::text;
  v_done   integer := 0;
  v_said   record;
  v_leaf   record;
  v_left   record;
  r        record;
begin
  -- One at a time: what one read another must not have changed since.
  perform pg_advisory_xact_lock(hashtextextended('decisions.apply_redactions/' || v_tenant, 0));
  for r in
    select s.id as stream, s.version, substring(s.id from 11)::bigint as index
      from mt_streams s
     where s.tenant_id = v_tenant and s.id >= 'redaction/' and s.id < 'redaction0' and s.id ~ '^redaction/[0-9]{1,18}$'
     order by s.id
  loop
    select l.index, l.seq_id, l.salt, l.opening, e.data, e.stream_id into v_leaf
      from ledger_leaf l join mt_events e on e.seq_id = l.seq_id
     where l.community = p_community and l.index = r.index and coalesce(l.redactions, 0) < r.version;
    continue when not found or (v_leaf.salt is null and v_leaf.opening is null);

    -- The last of the stream says what remains, and all of them together what is taken out.
    select e.data ->> 'remaining' as remaining, e.data ->> 'stream' as stream,
           (select jsonb_agg(range) from mt_events said, jsonb_array_elements(said.data -> 'removed') range
             where said.tenant_id = v_tenant and said.stream_id = r.stream) as removed
      into v_said
      from mt_events e where e.tenant_id = v_tenant and e.stream_id = r.stream and e.version = r.version;
    select * into v_left from payload_left(v_leaf.data, v_leaf.salt, v_leaf.opening, v_said.removed);
    if v_said.stream <> v_leaf.stream_id or v_left.payload <> v_said.remaining::jsonb then
      raise warning 'event % of community % is not redacted: the record says that something else remains', r.index, p_community;
      continue;
    end if;
    perform redact_event(p_community, r.index, v_leaf.seq_id, v_leaf.stream_id, v_left.payload, v_left.opening, r.version::integer);
    v_done := v_done + 1;

    -- What a redaction before it said remains holds what was taken out since; and each was asked for with the words.
    for v_leaf in
      select l.index, l.seq_id, l.salt, l.opening, e.data, e.version
        from mt_events e join ledger_leaf l on l.community = p_community and l.seq_id = e.seq_id
       where e.tenant_id = v_tenant and e.stream_id = r.stream
    loop
      if v_leaf.version = r.version then
        update ledger_leaf l set fingerprint = null where l.community = p_community and l.index = v_leaf.index;
      elsif v_leaf.salt is not null then
        select * into v_left from payload_left(
          v_leaf.data, v_leaf.salt, null, '[{"words": "remaining", "first": 0, "last": 2147483647}]');
        perform redact_event(p_community, v_leaf.index, v_leaf.seq_id, r.stream, v_left.payload, v_left.opening, 1);
        v_done := v_done + 1;
      end if;
    end loop;
  end loop;
  return v_done;
end
$$;

drop function decisions.forget_remains(uuid);
revoke execute on function decisions.words_left, decisions.salt_of, decisions.payload_left, decisions.redact_event from public;
