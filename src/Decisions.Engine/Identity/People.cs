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
    /// <summary>The person with an e-mail address in a community, in any case of letters, or null.</summary>
    public async Task<Person?> ByEmail(CommunityId community, string email, CancellationToken cancel) =>
        (await Query("select member, name, email from decisions.person where community = @community and lower(email) = lower(@email)",
            new { community = community.Value, email }, cancel)).FirstOrDefault();

    /// <summary>The person that a member is, or null when erased or unknown.</summary>
    public async Task<Person?> ByMember(CommunityId community, MemberId member, CancellationToken cancel) =>
        (await Query("select member, name, email from decisions.person where community = @community and member = @member",
            new { community = community.Value, member = member.Value }, cancel)).FirstOrDefault();

    /// <summary>Everyone of a community whose address is among these, for an import.</summary>
    public Task<IReadOnlyList<Person>> ByEmails(
        CommunityId community, IReadOnlyCollection<string> emails, CancellationToken cancel) =>
        Query("select member, name, email from decisions.person where community = @community and lower(email) = any(@emails)",
            new { community = community.Value, emails = emails.Select(email => email.ToLowerInvariant()).ToArray() }, cancel);

    /// <summary>Keeps people that are new; who is there already stays as they are.</summary>
    public async Task Add(CommunityId community, IReadOnlyCollection<Person> people, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into decisions.person (community, member, name, email)
            select @community, p.member, p.name, p.email
              from unnest(@members, @names, @emails) as p (member, name, email)
            on conflict do nothing
            """,
            new
            {
                community = community.Value,
                members = people.Select(person => person.Member.Value).ToArray(),
                names = people.Select(person => person.Name).ToArray(),
                emails = people.Select(person => person.Email).ToArray(),
            },
            cancellationToken: cancel));
    }

    /// <summary>Forgets someone whose invitation was refused.</summary>
    public async Task Remove(CommunityId community, MemberId member, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            "delete from decisions.person where community = @community and member = @member",
            new { community = community.Value, member = member.Value }, cancellationToken: cancel));
    }

    private async Task<IReadOnlyList<Person>> Query(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<(Guid Member, string Name, string? Email)>(
            new CommandDefinition(sql, parameters, cancellationToken: cancel));
        return [.. rows.Select(row => new Person(new MemberId(row.Member), row.Name, row.Email))];
    }
}
