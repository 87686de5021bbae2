-- The one clock that every append, barrier and reading asks. It is the server's; that there is one place to ask lets a test,
-- in a database of its own and as the owner, put half a year behind it. The application can only ask it.
-- One select and declared volatile, as what it calls is: so it is inlined, and costs an append nothing.

create function decisions.clock() returns timestamptz
language sql volatile
as $$
  select pg_catalog.clock_timestamp()
$$;

comment on function decisions.clock is 'The time by which deadlines are kept and events are stamped.';

revoke execute on function decisions.clock from public;
grant execute on function decisions.clock to decisions_app;

-- The functions that asked the server itself ask it instead; nothing else of them changes, and rights stay as they are.
do $$
declare
  v_function regproc;
  v_text     text;
begin
  foreach v_function in array array[
    'decisions.append', 'decisions.append_one', 'decisions.append_one_settled', 'decisions.barrier']::regproc[]
  loop
    v_text := pg_get_functiondef(v_function);
    if strpos(v_text, 'clock_timestamp()') = 0 then
      raise exception '% asks no clock', v_function;
    end if;
    execute replace(v_text, 'clock_timestamp()', 'decisions.clock()');
  end loop;
end
$$;
