# Writes every ```csharp block of a Markdown file to a file of its own, in a namespace of its own, so that blocks may use the same names.
# Attributes of the assembly cannot stand in a namespace: a block that has one gets none.
/^```csharp$/ { inside = 1; start = NR + 1; block = ""; next }
inside && /^```$/ { inside = 0; write(folder "README." start ".cs"); next }
inside { block = block $0 "\n" }

function write(file) {
  if (block !~ /(^|\n)\[assembly:/) print "namespace Readme.Line" start ";" > file
  printf "#line %d \"%s/%s\"\n%s", start, ENVIRON["PWD"], FILENAME, block > file
  close(file)
}
