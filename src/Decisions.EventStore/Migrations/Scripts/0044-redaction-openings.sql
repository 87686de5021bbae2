-- A payload is redacted by taking pieces out of its words. The salt, which opens all of them, gives way to an opening, which
-- opens the rest: for each member that holds words, one salt for all of them, or for each piece the salt of what is left or
-- the digest of what is gone. So nothing but the words can be changed under cover of a redaction (docs/ledger.md).
-- This takes the place of what 0009 and 0043 did.

alter table decisions.ledger_leaf add column opening jsonb null;
comment on column decisions.ledger_leaf.opening is 'Opens what is left of a payload that words were taken out of, in the place of the salt.';

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
    v_salt := substring(sha256(p_salt || convert_to(p_member, 'UTF8')) for 16);
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
                    else substring(sha256(v_salt || convert_to(v_number::text, 'UTF8')) for 16) end;
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
  r        record;
begin
  payload := p_payload;
  opening := '{}';
  foreach v_member in array array['note', 'purpose', 'reason', 'remaining', 'statement', 'text', 'title'] loop
    continue when jsonb_typeof(p_payload -> v_member) is distinct from 'string';
    select * into r from words_left(
      v_member, p_payload ->> v_member, p_salt, p_opening -> v_member,
      coalesce((select jsonb_agg(range) from jsonb_array_elements(p_removed) range where range ->> 'words' = v_member), '[]'));
    payload := jsonb_set(payload, array[v_member], to_jsonb(r.words));
    opening := jsonb_set(opening, array[v_member], r.opening);
  end loop;
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
  v_leaf   bigint;
  v_left   record;
  r        record;
begin
  for r in
    -- The event that is named, with all that was said to be taken out of it,
    select target.seq_id, leaf.index, target.data as present, leaf.salt, leaf.opening, (newest.data ->> 'remaining')::jsonb as remaining,
           (select jsonb_agg(range) from mt_events said, jsonb_array_elements(said.data -> 'removed') range
             where said.tenant_id = s.tenant_id and said.stream_id = s.id) as removed
      from mt_streams s
      join mt_events newest on newest.tenant_id = s.tenant_id and newest.stream_id = s.id and newest.version = s.version
      join ledger_leaf leaf on leaf.community = p_community and leaf.index = (newest.data ->> 'index')::bigint
      join mt_events target on target.seq_id = leaf.seq_id
     where s.tenant_id = v_tenant and s.id >= 'redaction/' and s.id < 'redaction0' and newest.type = 'payload_redacted'
       and target.stream_id = newest.data ->> 'stream' and target.version = (newest.data ->> 'version')::bigint
       and target.type = newest.data ->> 'type' and target.data <> (newest.data ->> 'remaining')::jsonb
    union all
    -- and every redaction of it but the last: what it said remains holds what was taken out since.
    select earlier.seq_id, leaf.index, earlier.data, leaf.salt, leaf.opening, jsonb_set(earlier.data, '{remaining}', '"[removed]"'),
           jsonb_build_array(jsonb_build_object('words', 'remaining', 'first', 0, 'last', 2147483647))
      from mt_streams s
      join mt_events earlier on earlier.tenant_id = s.tenant_id and earlier.stream_id = s.id and earlier.version < s.version
      join ledger_leaf leaf on leaf.community = p_community and leaf.seq_id = earlier.seq_id
     where s.tenant_id = v_tenant and s.id >= 'redaction/' and s.id < 'redaction0' and s.version > 1
       and earlier.data ->> 'remaining' <> '[removed]'
  loop
    continue when r.salt is null and r.opening is null;
    select * into v_left from payload_left(r.present, r.salt, r.opening, r.removed);
    if v_left.payload <> r.remaining then
      raise warning 'event % of community % is not redacted: the record says that something else remains', r.index, p_community;
      continue;
    end if;
    update mt_events set data = v_left.payload where seq_id = r.seq_id;
    -- A digest of what was asked would let a short text be guessed as the payload would.
    select l.index into v_leaf from ledger_leaf l
     where l.community = p_community and l.index <= r.index and l.command_id is not null order by l.index desc limit 1;
    update ledger_leaf set fingerprint = null where community = p_community and index = v_leaf;
    update ledger_leaf set salt = null, opening = v_left.opening where community = p_community and index = r.index;
    v_done := v_done + 1;
  end loop;
  return v_done;
end
$$;

drop function decisions.forget_remains(uuid);
revoke execute on function decisions.words_left, decisions.payload_left from public;
