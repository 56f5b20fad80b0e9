using EmployeeReferrals.Domain;

namespace EmployeeReferrals.Web.Demo;

/// <summary>The names of people who are made up, of many places, and addresses that nobody else has.</summary>
internal sealed class DemoNames(DemoChance chance)
{
    private static readonly string[] Given =
    [
        "Niamh",
        "Femke",
        "Arthur",
        "Harriet",
        "Ciara",
        "Adam",
        "Elena",
        "Joost",
        "Sean",
        "Roisin",
        "Koen",
        "Ruth",
        "Katarzyna",
        "Tomasz",
        "Mehmet",
        "Lucia",
        "Anneke",
        "Declan",
        "Priya",
        "Yusuf",
        "Marta",
        "Owen",
        "Sofia",
        "Kwame",
        "Ines",
        "Pieter",
        "Aoife",
        "Jakub",
        "Leila",
        "Hugo",
        "Zsofia",
        "Bao",
        "Emeka",
        "Frida",
        "Matteo",
        "Saoirse",
        "Viktor",
        "Wanjiru",
        "Noor",
        "Casper",
    ];
    private static readonly string[] Family =
    [
        "Doyle",
        "Smit",
        "Leroy",
        "Boyle",
        "Walsh",
        "Nagy",
        "Popescu",
        "Kramer",
        "Foley",
        "Daly",
        "Bakker",
        "Adeyemi",
        "Wójcik",
        "Zieliński",
        "Aydın",
        "Moreno",
        "de Vries",
        "Brennan",
        "Sharma",
        "Demir",
        "Kowalska",
        "Clark",
        "Costa",
        "Mensah",
        "Ferreira",
        "van Dijk",
        "Gallagher",
        "Novák",
        "Haddad",
        "Lambert",
        "Szabó",
        "Nguyen",
        "Eze",
        "Berg",
        "Rossi",
        "Keane",
        "Petrov",
        "Kamau",
        "Visser",
        "Mulder",
    ];
    private static readonly string[] Providers = ["posteo.example", "mail.example", "inbox.example"];

    private readonly HashSet<string> _taken = [];

    public (string Name, string Email) SomebodyNew()
    {
        var (given, family) = (chance.OneOf(Given), chance.OneOf(Family));
        for (var n = 0; ; n++)
        {
            var address = Plain($"{given}.{family}") + (n == 0 ? "" : $"{n}") + "@" + chance.OneOf(Providers);
            if (_taken.Add(address))
                return ($"{given} {family}", address);
        }
    }

    /// <summary>What stands before the @ of somebody who works here.</summary>
    public string AtWork(string name)
    {
        var address = Plain(name.Replace(' ', '.'));
        while (!_taken.Add(address + "@northwind.example"))
            address += "2";
        return address;
    }

    private static string Plain(string name) =>
        new([.. Text.SearchKey(name).Replace(' ', '-').Where(c => char.IsAsciiLetterLower(c) || c is '.' or '-')]);
}
