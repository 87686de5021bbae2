using Dapper;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Npgsql;

namespace Decisions.Engine.Identity;

/// <summary>Someone's name and address: personal data, kept apart from the events.</summary>
public sealed record Person(MemberId Member, string Name, string? Email);

/// <summary>The table of personal data.</summary>
public sealed class People(NpgsqlDataSource source)
{
    private const string IsStray = """
        not exists (select from decisions.mt_streams s where s.tenant_id = person.community::text and s.id = 'member/' || person.member)
        """;

    /// <summary>The person with an e-mail address in a community, in any case of letters, or null.</summary>
    public async Task<Person?> ByEmail(CommunityId community, string email, CancellationToken cancel) =>
        (await Query("select member, name, email from decisions.person where community = @community and lower(email) = lower(@email)",
            new { community = community.Value, email }, cancel)).FirstOrDefault();

    /// <summary>The person that a member is, or null when erased or unknown.</summary>
    public async Task<Person?> ByMember(CommunityId community, MemberId member, CancellationToken cancel) =>
        (await Query("select member, name, email from decisions.person where community = @community and member = @member",
            new { community = community.Value, member = member.Value }, cancel)).FirstOrDefault();

    /// <summary>The people that these members are, without those erased or unknown.</summary>
    public Task<IReadOnlyList<Person>> ByMembers(
        CommunityId community, IReadOnlyCollection<MemberId> members, CancellationToken cancel) =>
        Query("select member, name, email from decisions.person where community = @community and member = any(@members)",
            new { community = community.Value, members = members.Select(member => member.Value).ToArray() }, cancel);

    /// <summary>The people whose names stand in a text, each after an @.</summary>
    public Task<IReadOnlyList<Person>> NamedIn(CommunityId community, string text, CancellationToken cancel) =>
        Query("select member, name, email from decisions.person where community = @community and strpos(lower(@text), '@' || lower(name)) > 0",
            new { community = community.Value, text }, cancel);

    /// <summary>Keeps people that are new, and answers which; who is there already stays as they are.</summary>
    public async Task<IReadOnlyList<MemberId>> Add(CommunityId community, IReadOnlyCollection<Person> people, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var added = await connection.QueryAsync<Guid>(new CommandDefinition("""
            insert into decisions.person (community, member, name, email)
            select @community, p.member, p.name, p.email
              from unnest(@members, @names, @emails) as p (member, name, email)
            on conflict do nothing returning member
            """,
            new
            {
                community = community.Value,
                members = people.Select(person => person.Member.Value).ToArray(),
                names = people.Select(person => person.Name).ToArray(),
                emails = people.Select(person => person.Email).ToArray(),
            },
            cancellationToken: cancel));
        return [.. added.Select(member => new MemberId(member))];
    }

    /// <summary>
    /// Those on record as one of these people, by id or by address, who are not on the register of members yet: a
    /// request that was cut short leaves such, and its repetition finds them here.
    /// </summary>
    public Task<IReadOnlyList<Person>> NotOnRegister(
        CommunityId community, IReadOnlyCollection<Person> people, CancellationToken cancel) =>
        Query($"""
            select member, name, email from decisions.person
             where community = @community and (member = any(@members) or lower(email) = any(@emails)) and {IsStray}
             order by array_position(@members, member), member
            """,
            new
            {
                community = community.Value,
                members = people.Select(person => person.Member.Value).ToArray(),
                emails = people.Where(person => person.Email is not null).Select(person => person.Email!.ToLowerInvariant()).ToArray(),
            }, cancel);

    /// <summary>Forgets whoever of these did not come onto the register: a refused invitation leaves no personal data.</summary>
    public async Task ForgetStrays(CommunityId community, IReadOnlyCollection<MemberId> members, CancellationToken cancel)
    {
        if (members.Count == 0)
            return;
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            $"delete from decisions.person where community = @community and member = any(@members) and {IsStray}",
            new { community = community.Value, members = members.Select(member => member.Value).ToArray() },
            cancellationToken: cancel));
    }

    /// <summary>
    /// Forgets everyone whom the record says was erased: names, addresses, keys with their labels, and what they were
    /// reminded of and followed. It may be repeated at any time.
    /// </summary>
    public async Task EraseWhoWasErased(CommunityId community, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("""
            with erased as materialized (
              select substr(s.id, length('erasure/') + 1)::uuid as member from decisions.mt_streams s
               where s.tenant_id = @community::text and s.id >= 'erasure/' and s.id < 'erasure0'),
            forgotten as (
              delete from decisions.person p using erased where p.community = @community and p.member = erased.member),
            unreminded as (
              delete from decisions.reminder r using erased where r.community = @community and r.member = erased.member),
            unfollowing as (
              delete from decisions.circle_following f using erased where f.community = @community and f.member = erased.member),
            unasked as (
              delete from decisions.reminders_off o using erased where o.community = @community and o.member = erased.member)
            delete from decisions.access_token t using erased where t.community = @community and t.member = erased.member
            """,
            new { community = community.Value },
            cancellationToken: cancel));
    }

    private async Task<IReadOnlyList<Person>> Query(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<(Guid Member, string Name, string? Email)>(
            new CommandDefinition(sql, parameters, cancellationToken: cancel));
        return [.. rows.Select(row => new Person(new MemberId(row.Member), row.Name, row.Email))];
    }
}
