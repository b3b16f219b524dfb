using Netra.Apex.Quality.Gate;

namespace Netra.Apex.Tests.Quality.Gate;

public sealed class ProseTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" \n ", new string[0])]
    [InlineData("It cost $4.20.", new[] { "It cost $4.20." })]
    [InlineData("It fell. It rose!\nDid it?", new[] { "It fell.", "It rose!", "Did it?" })]
    [InlineData("It fell, e.g. in June. It rose", new[] { "It fell, e.g. in June.", "It rose" })]
    [InlineData("It fell [f1]. It rose. [f2] It fell.", new[] { "It fell.", "It rose.", "It fell." })]
    public void Splits_sentences_and_takes_their_citations_out(string text, string[] sentences) =>
        Assert.Equal(sentences, Prose.Sentences(text).Select(sentence => sentence.Text));

    [Theory]
    [InlineData("It fell.", "")]
    [InlineData("It fell [f1].", "f1")]
    [InlineData("It fell [f1] [f2].", "f1 f2")]
    [InlineData("It fell [f1, f2; f3].", "f1 f2 f3")]
    [InlineData("It fell. [f1]", "f1")]
    [InlineData("It fell [f1] and rose [f2].", "f1|f2")]
    [InlineData("It fell [f1", "")]
    [InlineData("It fell [].", "")]
    public void Gives_each_statement_the_facts_that_are_cited_after_it(string text, string cited)
    {
        var statements = Prose.Sentences(text).Single().Statements.Where(part => part.Cited.Count > 0);
        Assert.Equal(cited, string.Join('|', statements.Select(part => string.Join(' ', part.Cited))));
    }

    [Theory]
    [InlineData("It fell.", true)]
    [InlineData("It fell [f1].", true)]
    [InlineData("It fell", false)]
    [InlineData("It fell [f1]", false)]
    [InlineData("It fell,", false)]
    public void Knows_a_sentence_that_is_cut_off(string text, bool isFinished) =>
        Assert.Equal(isFinished, Prose.Sentences(text).Single().IsFinished);

    [Theory]
    [InlineData("refuse refused refuses refusing", "refus")]
    [InlineData("policy policies", "policy")]
    [InlineData("batch batches", "batch")]
    [InlineData("use used uses using user", "us")]
    [InlineData("need needed needs", "need")]
    [InlineData("GPU GPUs", "gpu")]
    [InlineData("status", "status")]
    [InlineData("class", "class")]
    [InlineData("n1", "n1")]
    public void Takes_the_forms_of_a_word_for_one(string forms, string stem) =>
        Assert.Equal([stem], forms.Split(' ').Select(Prose.Stem).Distinct());

    [Theory]
    [InlineData("What is it, and why?", "")]
    [InlineData("What did May cost?", "may cost")]
    [InlineData("What may it cost us in the US?", "cost us")]
    [InlineData("¿Cuánto costó?", "cuánto costó")]
    public void Leaves_out_words_that_carry_grammar(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Prose.ContentWords(text)));
}
