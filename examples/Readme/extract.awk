# Writes every ```csharp block of a Markdown file to a file of its own, in a namespace of its own, so that blocks may use the same names.
# Attributes of the assembly cannot stand in a namespace: a block that begins with one gets none.
/^```csharp$/ { inside = 1; first = 1; file = folder "README." NR ".cs"; next }
/^```$/ { if (inside) close(file); inside = 0; next }
inside {
  if (first && $0 !~ /^\[assembly:/) print "namespace Readme.Line" NR ";" > file
  if (first) print "#line " NR " \"" ENVIRON["PWD"] "/" FILENAME "\"" > file
  first = 0
  print > file
}
