namespace Dates.Runs;

/// <summary>How far training has come.</summary>
/// <param name="Epoch">The epoch, from 1 on.</param>
/// <param name="Epochs">All epochs.</param>
/// <param name="Update">Updates that are over, in all epochs.</param>
/// <param name="Updates">All updates.</param>
/// <param name="Nats">The mean loss of the epoch so far.</param>
/// <param name="EndsEpoch">Whether the epoch is over.</param>
internal sealed record DateProgress(int Epoch, int Epochs, int Update, int Updates, double Nats, bool EndsEpoch);
