using System.Text;

namespace Rancher.Provider.Registration;

/// <summary>Writes words so that a shell reads them back unchanged, whatever they contain. Plain words stay as they are.</summary>
internal static class Quoting
{
    /// <summary>A word of a POSIX shell.</summary>
    public static string Shell(string word) => word.Length > 0 && word.All(IsPlain) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>A word of PowerShell, for which typographic quotation marks end a text too.</summary>
    public static string PowerShell(string word)
    {
        // Inside of a word a comma would make a list of it, and an at sign or a percent sign at its beginning mean something else.
        var isPlain = word.Length > 0 && word.All(c => IsPlain(c) && c != ',' || c == '\\') && word[0] is not ('@' or '%' or '-');
        return isPlain ? word : PowerShellText(word);
    }

    /// <summary>A text of PowerShell, in quotation marks whatever it is.</summary>
    public static string PowerShellText(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var c in text)
        {
            quoted.Append(c);
            if (c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B')
            {
                quoted.Append(c);
            }
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>The whole command as PowerShell takes it where text inside of quotation marks would not survive.</summary>
    public static string Encoded(string script) => Convert.ToBase64String(Encoding.Unicode.GetBytes(script));

    /// <summary>Whether text can stand between double quotation marks for cmd.exe and PowerShell alike.</summary>
    public static bool FitsDoubleQuotes(string text) => text.All(c => c is >= ' ' and < '\u007f' and not ('"' or '$' or '`' or '%' or '!' or '^'));

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '@' or '%' or '+' or '=' or ':' or ',' or '.' or '/' or '-';
}
