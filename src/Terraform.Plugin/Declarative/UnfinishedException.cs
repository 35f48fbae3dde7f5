namespace Terraform.Plugin.Declarative;

/// <summary>
/// A bug that struck after an object had come into being. The state of the object goes along with it: an object that exists and is in no state is
/// an orphan, whoever is to blame.
/// </summary>
public sealed class UnfinishedException(StateOutcome outcome, Exception bug) : Exception(bug.Message, bug)
{
    public StateOutcome Outcome { get; } = outcome;
}
