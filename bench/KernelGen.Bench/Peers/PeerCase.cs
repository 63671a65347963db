using System;

namespace KernelGen.Bench.Peers;

/// <summary>One of our models beside others.</summary>
/// <param name="Name">Network, size and bits.</param>
/// <param name="Model">The emitted class.</param>
/// <param name="Steps">Time steps of a call; times are those of one step.</param>
/// <param name="Bars">What it is held against.</param>
internal sealed record PeerCase(string Name, Type Model, int Steps, params PeerBar[] Bars);

/// <summary>A comparison.</summary>
/// <param name="Against">What it is compared with, for the table.</param>
/// <param name="AtLeast">The ratio that is promised; null where it is only reported.</param>
/// <param name="Rivals">The installed runs; the fastest counts.</param>
/// <param name="Page">The figure of the reference page; it counts where it is faster.</param>
/// <param name="Own">One of our own models as the rival.</param>
internal sealed record PeerBar(string Against, double? AtLeast, (string Peer, PeerForm Form)[] Rivals, PageFigure? Page = null, Type? Own = null);

/// <summary>A time on the reference machine, carried to this one by OpenBLAS: what it took there and takes here for a network of floats.</summary>
/// <param name="Microseconds">The peer there.</param>
/// <param name="OpenBlasMicroseconds">OpenBLAS there: the best core type of Debian's build.</param>
/// <param name="Scale">The model whose float twin OpenBLAS runs here; null for the case's own.</param>
internal sealed record PageFigure(double Microseconds, double OpenBlasMicroseconds, Type? Scale = null);
