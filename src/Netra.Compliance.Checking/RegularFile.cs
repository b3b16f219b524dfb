using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Netra.Compliance.Checking;

/// <summary>Opens regular files only: a pipe, a socket or a device has no end, or none that anyone would wait
/// for.</summary>
internal static class RegularFile
{
    /// <summary>Whether a path leads to a regular file, itself or by a link. Only Linux can be asked; elsewhere every
    /// file is taken for one.</summary>
    public static bool Is(string path) => File.Exists(path) && (!OperatingSystem.IsLinux() || Status.IsRegular(path));

    /// <summary>Opens a file for reading, also one that is still being written.</summary>
    /// <exception cref="IOException">It is missing, or no regular file.</exception>
    public static FileStream Open(string path) => Is(path) || !File.Exists(path)
        ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        : throw new IOException($"{path} is a pipe, a socket or a device, not a regular file: leave it out.");

    /// <summary>The text of a file, in UTF-8 unless a byte order mark says otherwise.</summary>
    /// <exception cref="IOException">It is missing, or no regular file.</exception>
    public static string Text(string path)
    {
        using var reader = new StreamReader(Open(path));
        return reader.ReadToEnd();
    }

    /// <summary>The Linux call <c>statx</c>, whose answer has the same layout on every processor.</summary>
    private static class Status
    {
        private const int FromCurrentFolder = -100;
        private const uint TypeAsked = 1;
        private const int Size = 256;
        private const int ModeAt = 28;
        private const int TypeBits = 0xF000;
        private const int Regular = 0x8000;

        /// <summary>True as well where the call is not allowed: then opening the file tells.</summary>
        public static bool IsRegular(string path)
        {
            var answer = new byte[Size];
            var failed = Ask(FromCurrentFolder, path, 0, TypeAsked, answer) != 0;
            return failed || (BinaryPrimitives.ReadUInt16LittleEndian(answer.AsSpan(ModeAt)) & TypeBits) == Regular;
        }

        [DllImport("libc", EntryPoint = "statx")]
        private static extern int Ask(
            int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] answer);
    }
}
