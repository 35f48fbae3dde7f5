// Writes what is derived from the definitions and kept in the repository: docs/ and the approved surface. `make generate` runs it, and CI
// fails when that changes a file.
using Rancher.Provider;
using Rancher.Provider.Windows;
using Terraform.Plugin.Declarative.Documentation;
using Testing;

var provider = Catalog.Definition;
var pages = new DocumentationWriter(provider, new ExampleFiles(RepositoryRoot.File("examples"))).Pages();
new DocumentationFolder(RepositoryRoot.File("docs")).Write(pages);

var guide = RepositoryRoot.File(WindowsGuide.Path.Split('/'));
File.WriteAllText(guide, WindowsGuide.Render(File.ReadAllText(guide)));

var comingFrom = RepositoryRoot.File("docs", "guides", "coming-from-rancher2.md");
File.WriteAllText(comingFrom, MissingTypes.Render(File.ReadAllText(comingFrom), provider));

var listing = SchemaListing.Of(provider);
File.WriteAllText(RepositoryRoot.File("tests", "Rancher.Provider.Tests", "schema.approved.txt"), listing);

Console.WriteLine($"{pages.Count} pages in docs/, {listing.Count(c => c == '\n')} lines in schema.approved.txt.");
