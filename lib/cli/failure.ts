import { safeText } from "../diagnostics/displayText.ts";

/** What the exit code says to a script. */
export const exitCodes: Readonly<Record<"done" | "findings" | "usage" | "input" | "bug", number>> = {
  done: 0,
  findings: 1,
  usage: 2,
  input: 3,
  bug: 4,
};

/** A failure that is not ours: wrong usage, or an input that cannot be had. Ends the command with one line. */
export class Failure extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

// The reasons that people meet, in words; see errno(3).
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "there is no space left",
  EDQUOT: "the quota is used up",
  EEXIST: "it exists already",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "the name is too long",
  EMFILE: "too many files are open",
  EFBIG: "the file is too large",
  ERR_FS_FILE_TOO_LARGE: "the file is too large",
  EIO: "the device does not answer",
  EBUSY: "it is in use",
};

/** Why the machine refused, in words; undefined when the error does not come from the machine. */
export function reasonOf(error: unknown): string | undefined {
  const code = codeOf(error);
  if (code === undefined) return undefined;
  return reasons[code] ?? code;
}

/** The code that the operating system, or what stands for it, gave an error. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === "string" && /^E[A-Z_0-9]+$/.test(code) ? code : undefined;
}

/** Does something that the machine can refuse, and fails in words when it does. */
export async function attempt<T>(exitCode: number, action: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new Failure(exitCode, `Cannot ${action} "${safeText(path)}": ${reason}`);
  }
}
