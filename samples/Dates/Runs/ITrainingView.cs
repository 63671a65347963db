using System;

namespace Dates.Runs;

/// <summary>Shows how training goes.</summary>
internal interface ITrainingView
{
    /// <summary>Runs <paramref name="work"/>, which reports on one model.</summary>
    T Show<T>(string title, Func<Action<DateProgress>, T> work);

    /// <summary>Tells what came of it.</summary>
    void Tell(string line);
}
