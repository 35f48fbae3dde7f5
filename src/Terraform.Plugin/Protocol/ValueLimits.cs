namespace Terraform.Plugin.Protocol;

/// <summary>How much of anything a value may hold, so that no input can exhaust stack, memory or time.</summary>
internal static class ValueLimits
{
    /// <summary>Nesting of values. Types bound the nesting of everything but dynamic values, which may hold dynamic values.</summary>
    public const int Depth = 200;

    /// <summary>Characters of a number written as text. Terraform computes with 512 bits, about 155 digits.</summary>
    public const int NumberText = 4096;

    /// <summary>Bytes of what is promised about an unknown value; the limit of Terraform's own decoder.</summary>
    public const int Refinement = 1024;

    /// <summary>Elements to make room for before any has been read; a header may claim more than there is.</summary>
    public const int InitialCapacity = 256;
}
