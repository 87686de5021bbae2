using Decisions.EventStore.Appending;
using Npgsql;

namespace Decisions.EventStore.Tests.Migrations;

/// <summary>
/// The event tables are those that Marten 9 makes and reads (string stream identity, conjoined tenancy, headers,
/// causation and correlation on), and so are the rows.
/// </summary>
public sealed class MartenFormatTests(Postgres postgres) : StoreTests(postgres)
{
    [Theory]
    [InlineData("mt_streams", """
        tenant_id character varying not null default '*DEFAULT*'::character varying
        id character varying not null
        type character varying
        version bigint
        timestamp timestamp with time zone not null default now()
        created timestamp with time zone not null default now()
        is_archived boolean default false
        """)]
    [InlineData("mt_events", """
        seq_id bigint not null
        id uuid not null
        stream_id character varying
        version bigint not null
        data jsonb not null
        bdata bytea
        type character varying(500) not null
        timestamp timestamp with time zone not null default now()
        tenant_id character varying default '*DEFAULT*'::character varying
        mt_dotnet_type character varying
        correlation_id character varying
        causation_id character varying
        headers jsonb
        is_archived boolean default false
        """)]
    [InlineData("mt_event_progression", """
        name character varying not null
        last_seq_id bigint
        last_updated timestamp with time zone default transaction_timestamp()
        """)]
    [InlineData("mt_high_water_skips", """
        ending_sequence bigint not null
        starting_sequence bigint not null
        timestamp timestamp with time zone not null default transaction_timestamp()
        """)]
    public async Task A_table_has_Martens_columns_in_their_order(string table, string columns) =>
        (await Ask<string>("""
            select string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                     || case when a.attnotnull then ' not null' else '' end
                     || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''), E'\n' order by a.attnum)
              from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where a.attrelid = ('decisions.' || $1)::regclass and a.attnum > 0 and not a.attisdropped
            """, table)).ShouldBe(columns.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("mt_streams", "pkey_mt_streams_tenant_id_id PRIMARY KEY (tenant_id, id)")]
    [InlineData("mt_events", """
        fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id) REFERENCES decisions.mt_streams(tenant_id, id) ON DELETE CASCADE
        pkey_mt_events_seq_id PRIMARY KEY (seq_id)
        """)]
    [InlineData("mt_event_progression", "pk_mt_event_progression PRIMARY KEY (name)")]
    [InlineData("mt_high_water_skips", "pk_mt_high_water_skips PRIMARY KEY (ending_sequence)")]
    public async Task A_table_has_Martens_constraints_and_no_trigger_of_ours(string table, string constraints)
    {
        (await Ask<string>("""
            select string_agg(conname || ' ' || pg_get_constraintdef(oid), E'\n' order by conname)
              from pg_constraint where conrelid = ('decisions.' || $1)::regclass
            """, table)).ShouldBe(constraints.ReplaceLineEndings("\n"));
        (await Ask<long>("select count(*) from pg_trigger where not tgisinternal and tgrelid = ('decisions.' || $1)::regclass", table)).ShouldBe(0);
    }

    [Fact]
    public async Task A_version_is_unique_in_its_stream() =>
        (await Ask<string>("select indexdef from pg_indexes where schemaname = 'decisions' and indexname = 'pk_mt_events_stream_and_version'"))
            .ShouldBe("CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON decisions.mt_events USING btree (tenant_id, stream_id, version)");

    [Fact]
    public async Task The_sequence_belongs_to_the_events() =>
        (await Ask<string>("select pg_get_serial_sequence('decisions.mt_events', 'seq_id')")).ShouldBe("decisions.mt_events_sequence");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_rows_of_an_append_are_as_Marten_writes_them(int events)
    {
        var cast = Event("""{"choice":"yes"}""", "ballot_cast") with
        {
            ClrType = "Decisions.Domain.Ballots.BallotCast, Decisions.Domain", Headers = """{"channel":"api"}"""u8.ToArray(),
        };
        var append = Command(new StreamWrite("ballot/1", "ballot", 0, [.. Enumerable.Repeat(cast, events)])) with { CorrelationId = "trace-1" };
        var first = await Land(append);
        var second = await Land(Command(new StreamWrite("ballot/1", "ballot", events, [cast])));

        (await Row("""
            select tenant_id, id, type, version, timestamp = $1, created = $2, is_archived from decisions.mt_streams
            """, second.At.ToDateTimeUtc(), first.At.ToDateTimeUtc()))
            .ShouldBe([Community.ToString(), "ballot/1", "ballot", (long)events + 1, true, true, false]);
        (await Row("""
            select id, stream_id, version, data::text, bdata is null, type, timestamp = $1, tenant_id, mt_dotnet_type, correlation_id,
                   causation_id, headers::text, is_archived, seq_id = (select seq_id from decisions.ledger_leaf where index = 0)
              from decisions.mt_events order by seq_id limit 1
            """, first.At.ToDateTimeUtc()))
            .ShouldBe([
                cast.Id, "ballot/1", 1L, """{"choice": "yes"}""", true, "ballot_cast", true, Community.ToString(), cast.ClrType, "trace-1",
                append.CommandId.ToString(), """{"channel": "api"}""", false, true]);
        (await Ask<long>("select last_value from decisions.mt_events_sequence")).ShouldBe(await Ask<long>("select max(seq_id) from decisions.mt_events"));
        (await Ask<long>("select count(*) from decisions.mt_event_progression")).ShouldBe(0);
        await ShouldBeSound();
    }

    private async Task<object[]> Row(string sql, params object[] values)
    {
        await using var command = Owner.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync(Cancel);
        await reader.ReadAsync(Cancel);
        var row = new object[reader.FieldCount];
        reader.GetValues(row);
        return row;
    }
}
