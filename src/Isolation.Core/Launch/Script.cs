using System.Globalization;
using System.Text;
using Isolation.Namespaces;

namespace Isolation.Launch;

/// <summary>The set-up steps as isolation-init reads them; the format stands in isolation.h.</summary>
internal static class Script
{
    private const uint Exec = 17;
    private const uint AsInit = 1;

    internal static byte[] Encode(World world, IReadOnlyList<string> command)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        for (var i = 0; i < world.Steps.Count; i++)
        {
            var step = world.Steps[i];
            Write(writer, (uint)step.Op, (uint)step.Flags, (uint)i, step.Arguments);
        }

        var flags = world.Plan.AsInit ? AsInit : 0;
        Write(writer, Exec, 0, (uint)world.Steps.Count, [flags.ToString(CultureInfo.InvariantCulture), .. command]);
        writer.Flush();
        return bytes.ToArray();
    }

    private static void Write(BinaryWriter writer, uint op, uint flags, uint id, IReadOnlyList<string> arguments)
    {
        writer.Write(op);
        writer.Write(flags);
        writer.Write(id);
        writer.Write((uint)arguments.Count);
        foreach (var argument in arguments)
        {
            var text = Encoding.UTF8.GetBytes(argument);
            writer.Write((uint)text.Length);
            writer.Write(text);
            writer.Write((byte)0);
        }
    }
}
