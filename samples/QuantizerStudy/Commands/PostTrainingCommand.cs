using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using KernelGen.Formats;
using KernelGen.Text;
using KernelGen.Training;
using QuantizerStudy.Models;

namespace QuantizerStudy.Commands;

/// <summary>Quantizes trained float weights.</summary>
internal static class PostTrainingCommand
{
    private const int WordLimit = 10_000;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<FileInfo> weights = new("--weights") { Description = "Float weights (safetensors) of a model of 300 units and 10,000 words.", Required = true };
        Option<FileInfo> train = new("--train") { Description = "The words that it was trained on: they make the vocabulary.", Required = true };
        Option<FileInfo> text = new("--text") { Description = "The words to measure on.", Required = true };
        Option<string> cell = new("--cell") { Description = "The model's cell.", DefaultValueFactory = static _ => "lstm" };
        cell.AcceptOnlyFromAmong("lstm", "gru");
        weights.AcceptExistingOnly();
        train.AcceptExistingOnly();
        text.AcceptExistingOnly();
        Command command = new("post-training", "Quantizes trained float weights without training and measures perplexity.")
        {
            weights, train, text, cell,
        };
        command.SetAction(result => UserMistakes.Tell(() =>
        {
            using TokenTrainer trainer = CreateTrainer(result.GetValue(cell)!);
            Run(trainer, result.GetValue(weights)!, result.GetValue(train)!, result.GetValue(text)!);
            return 0;
        }));
        return command;
    }

    private static TokenTrainer CreateTrainer(string cell) =>
        cell == "gru" ? new PtbGru.Trainer(new TrainingOptions()) : new PtbLstm.Trainer(new TrainingOptions());

    private static void Run(TokenTrainer trainer, FileInfo weights, FileInfo train, FileInfo text)
    {
        Vocabulary vocabulary = Vocabulary.Build(File.ReadLines(train.FullName), WordLimit).Padded(WordLimit);
        TokenCorpus corpus = TokenCorpus.Read(text.FullName, vocabulary);
        MarkdownTable table = new("weights", "bits", "relative error of the recurrent layer", "perplexity", "packed bytes");
        foreach (PostTrainingResult result in PostTrainingStudy.Run(trainer, TensorSet.Load(weights.FullName), corpus))
        {
            table.Add(
                result.Quantizer.ToString(),
                result.Bits.ToString(CultureInfo.InvariantCulture),
                result.RelativeError.ToString("F3", CultureInfo.InvariantCulture),
                result.Perplexity.ToString("F1", CultureInfo.InvariantCulture),
                result.PackedBytes.ToString("N0", CultureInfo.InvariantCulture));
        }

        Console.WriteLine($"Tokens: {corpus.Count:N0} of {text.Name}; weights of all matrices quantized that the method codes, activations in float\n");
        Console.Write(table);
    }
}
