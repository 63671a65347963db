using KernelGen.Text;
using LanguageModel.Models;

namespace LanguageModel;

/// <summary>One model trained on one stretch of text.</summary>
/// <param name="Name">Of its files.</param>
/// <param name="Title">Of its row in the table.</param>
/// <param name="Class">The model class.</param>
/// <param name="Start">The stage whose weights it begins with, or null for random ones.</param>
/// <param name="Text">The training tokens of one epoch.</param>
/// <param name="Epochs">Passes over them.</param>
internal sealed record Stage(string Name, string Title, ModelClass Class, Stage? Start, TokenCorpus Text, int Epochs);
