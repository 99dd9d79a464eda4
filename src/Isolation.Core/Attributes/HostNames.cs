using System.Text;

namespace Isolation.Namespaces;

// sethostname(2) and setdomainname(2) take any 1 to 64 bytes. A host name is held to hostname(7) all the same: a name with a space or a slash in it
// breaks resolvers and the programs under test in ways that look like their own faults. An NIS domain name has no such rule, so only bytes that
// can be neither typed nor printed are refused.

/// <summary>The options of [IsolatedUts].</summary>
internal static class HostNames
{
    private const int MaxBytes = 64;
    private const int MaxPart = 63;

    private const string HostRule =
        "Allowed: 1 to 64 bytes (sethostname(2)) of letters, digits, '-' and '.', "
        + "each part between the dots 1 to 63 long and not beginning with '-' (hostname(7)).";

    private const string DomainRule = "Allowed: 1 to 64 bytes (setdomainname(2)) of printable ASCII without spaces.";

    public static IsolationPlan Apply(IsolationPlan plan, IsolatedUtsAttribute attribute, AttributePlace place)
    {
        if (attribute.HostName is { } host)
        {
            Check(nameof(attribute.HostName), host, HostProblem(host), HostRule, place);
            plan = plan with { HostName = host, Origins = plan.Origins.With(nameof(attribute.HostName), place, host) };
        }

        if (attribute.DomainName is { } domain)
        {
            Check(nameof(attribute.DomainName), domain, DomainProblem(domain), DomainRule, place);
            plan = plan with { DomainName = domain, Origins = plan.Origins.With(nameof(attribute.DomainName), place, domain) };
        }

        return plan;
    }

    private static void Check(string option, string value, string? problem, string rule, AttributePlace place)
    {
        if (problem is not null)
        {
            throw place.Refuse(option, value, $"{problem}. {rule}");
        }
    }

    private static string? LengthProblem(string name) => Encoding.UTF8.GetByteCount(name) switch
    {
        0 => "it is empty",
        > MaxBytes and var bytes => $"it is {bytes} bytes long",
        _ => null,
    };

    private static string? HostProblem(string name)
    {
        if (LengthProblem(name) is { } problem)
        {
            return problem;
        }

        if (name.FirstOrDefault(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.'), 'a') is var stranger and not 'a')
        {
            return $"{CharacterName(stranger)} is not allowed";
        }

        var parts = name.Split('.');
        return parts.Any(part => part.Length == 0) ? "a part is empty"
            : parts.Any(part => part[0] == '-') ? "a part begins with '-'"
            : parts.Any(part => part.Length > MaxPart) ? "a part is longer than 63"
            : null;
    }

    private static string? DomainProblem(string name) =>
        LengthProblem(name)
        ?? (name.FirstOrDefault(c => c is <= ' ' or > '~', 'a') is var stranger and not 'a' ? $"{CharacterName(stranger)} is not allowed" : null);

    private static string CharacterName(char c) => c is < ' ' or (>= '\x7f' and < '\xa0') ? $"the character U+{(int)c:X4}" : $"'{c}'";
}
