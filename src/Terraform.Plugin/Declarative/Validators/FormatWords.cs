using Terraform.Plugin.Declarative.Formats;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>The words for formats of texts. An empty text passes all but <see cref="NotEmpty"/> and the names of objects.</summary>
public static class FormatWords
{
    /// <summary>A text, or texts of a list, that must not be empty.</summary>
    public static Field NotEmpty(this Field field) => field.ValidatedBy(new NotEmptyValidator());

    /// <summary>An IP network in CIDR notation.</summary>
    public static Field Cidr(this Field field) => field.ValidatedBy(new CidrValidator(isDualStack: false));

    /// <summary>An IP network in CIDR notation, or a single address.</summary>
    public static Field AddressOrCidr(this Field field) => field.ValidatedBy(new CidrValidator(isDualStack: false, takesAddress: true));

    /// <summary>An IP network, or one of each IP family with a comma between.</summary>
    public static Field DualStackCidr(this Field field) => field.ValidatedBy(new CidrValidator(isDualStack: true));

    /// <summary>An IP address.</summary>
    public static Field IpAddress(this Field field) => field.ValidatedBy(new IpAddressValidator(isList: false));

    /// <summary>IP addresses with commas between.</summary>
    public static Field IpAddresses(this Field field) => field.ValidatedBy(new IpAddressValidator(isList: true));

    /// <summary>A whole number or a percentage.</summary>
    public static Field CountOrPercent(this Field field, int min = 0) => field.ValidatedBy(new CountOrPercentValidator(min));

    /// <summary>A whole number in a text.</summary>
    public static Field WholeNumber(this Field field, long min = 0, long max = long.MaxValue) => field.ValidatedBy(new WholeNumberTextValidator(min, max));

    /// <summary>A number in a text that is not negative.</summary>
    public static Field DecimalNumber(this Field field) => field.ValidatedBy(new NumberTextValidator());

    /// <summary><c>true</c> or <c>false</c> in a text.</summary>
    public static Field BooleanText(this Field field) => field.ValidatedBy(new BooleanTextValidator());

    /// <summary>A JSON object with the given members.</summary>
    public static Field JsonObject(this Field field, params string[] members) => field.ValidatedBy(new JsonValidator(members));

    /// <summary>An absolute URL; of http or https unless other schemes are given.</summary>
    public static Field Url(this Field field, params string[] schemes) => field.ValidatedBy(new UrlValidator(schemes is [] ? ["https", "http"] : schemes));

    /// <summary>Certificates in PEM format.</summary>
    public static Field PemCertificate(this Field field) => field.ValidatedBy(new PemValidator("CERTIFICATE", takesBase64: false));

    /// <summary>Certificates in PEM format, or encoded in base64, as the API takes both.</summary>
    public static Field PemOrBase64Certificate(this Field field) => field.ValidatedBy(new PemValidator("CERTIFICATE", takesBase64: true));

    /// <summary>Certificates in PEM format or in base64, which the API holds in base64 and which are compared decoded.</summary>
    public static Field CertificateBytes(this Field field) => field.EncodedAsCertificate().PemOrBase64Certificate();

    /// <summary>A private key in PEM format.</summary>
    public static Field PemPrivateKey(this Field field) => field.ValidatedBy(new PemValidator("PRIVATE KEY", takesBase64: false));

    /// <summary>A port in a text.</summary>
    public static Field PortText(this Field field) => field.ValidatedBy(new PortTextValidator(hasProtocol: false, isRange: false));

    /// <summary>A port or a range of ports with a protocol, such as <c>8472/udp</c>.</summary>
    public static Field PortAndProtocol(this Field field) => field.ValidatedBy(new PortTextValidator(hasProtocol: true, isRange: false));

    /// <summary>A range of ports, such as <c>30000-32767</c>.</summary>
    public static Field PortRange(this Field field) => field.ValidatedBy(new PortTextValidator(hasProtocol: false, isRange: true));

    /// <summary>A DNS name or an IP address.</summary>
    public static Field Host(this Field field) => field.ValidatedBy(new HostValidator(takesPort: false));

    /// <summary>A DNS name or an IP address, with a port where it has one.</summary>
    public static Field HostAndPort(this Field field) => field.ValidatedBy(new HostValidator(takesPort: true));

    /// <summary>A DNS label, as namespaces have for their names.</summary>
    public static Field DnsLabel(this Field field) => field.ValidatedBy(new DnsNameValidator(isSubdomain: false, isOptional: false));

    /// <summary>A DNS subdomain, as most Kubernetes objects have for their names.</summary>
    public static Field DnsSubdomain(this Field field) => field.ValidatedBy(new DnsNameValidator(isSubdomain: true, isOptional: false));

    /// <summary>The name of a Kubernetes object that need not be there: a DNS subdomain, or nothing.</summary>
    public static Field OptionalDnsSubdomain(this Field field) => field.ValidatedBy(new DnsNameValidator(isSubdomain: true, isOptional: true));

    /// <summary>Permissions of a file.</summary>
    public static Field FileMode(this Field field) => field.ValidatedBy(new FileModeValidator());

    /// <summary>An absolute path on a Linux machine.</summary>
    public static Field AbsolutePath(this Field field) => field.ValidatedBy(new AbsolutePathValidator());
}
